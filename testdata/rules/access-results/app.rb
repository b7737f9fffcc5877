require 'sinatra/base'

# What a service answers is an object that says whether all went well. The object itself is there either way.
Result = Struct.new(:account, :error, keyword_init: true) do
  def success?
    error.nil?
  end
end

class Answer
  attr_reader :user, :error

  def self.ok(user)
    new(user, nil)
  end

  def self.failure(error)
    new(nil, error)
  end

  def initialize(user, error = nil)
    @user = user
    @error = error
  end

  def ok?
    @error.nil?
  end

  def tried?
    true
  end
end

class Sign
  KEY = ENV.fetch('KEY')

  def self.in(given)
    return Result.new(error: :none) if given.nil?
    return Result.new(error: :key) unless Rack::Utils.secure_compare(KEY, given)

    Result.new(account: 'clerk')
  end

  # A failure without an error is none.
  def self.loosely(given)
    return Result.new(account: 'guest') if given.nil?
    return Result.new(error: :key) unless Rack::Utils.secure_compare(KEY, given)

    Result.new(account: 'clerk')
  end

  def self.answer(given)
    if Rack::Utils.secure_compare(KEY, given.to_s)
      Answer.ok('clerk')
    else
      Answer.failure(:key)
    end
  end

  def self.mixed(given)
    Rack::Utils.secure_compare(KEY, given.to_s) ? Answer.ok('clerk') : Answer.failure(nil)
  end
end

class App < Sinatra::Base
  helpers do
    def key
      request.env['HTTP_X_KEY']
    end
  end

  get('/a') { halt 401 unless Sign.in(key).success?; 'x' } # access=guarded
  get('/b') { halt 401 if Sign.in(key).error; 'x' } # access=guarded
  get('/c') { halt 401 unless Sign.in(key); 'x' } # access=open
  get('/d') { halt 401 unless Sign.loosely(key).success?; 'x' } # access=open
  get('/e') { result = Sign.answer(key); halt 401 unless result.ok?; 'x' } # access=guarded
  get('/f') { result = Sign.answer(key); halt 401 unless result.tried?; 'x' } # access=open
  get('/g') { halt 401 unless Sign.mixed(key).ok?; 'x' } # access=open
end
