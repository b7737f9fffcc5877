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

class Outcome
  attr_reader :user, :errors

  def initialize(user: nil, errors: [])
    @user = user
    @errors = errors
  end

  def success?
    errors.empty?
  end
end

class Door
  def enter(given)
    return Outcome.new(errors: ['none']) if given.nil?
    return Outcome.new(errors: ['key']) unless Rack::Utils.secure_compare(Sign::KEY, given)

    Outcome.new(user: 'clerk')
  end

  def loosely(given)
    return Outcome.new(user: 'guest', errors: []) if given.nil?
    return Outcome.new(errors: ['key']) unless Rack::Utils.secure_compare(Sign::KEY, given)

    Outcome.new(user: 'clerk')
  end
end

class App < Sinatra::Base
  helpers do
    def key
      request.env['HTTP_X_KEY']
    end
  end

  # What is in an object is another matter than whether it is there.
  get('/problems') do # access=guarded
    problems = Set.new
    problems << :user if session[:user].nil?
    halt 401 unless session[:user]
    problems.empty? ? 'x' : 'y'
  end

  get('/noted') do # access=open
    problems = Set.new
    problems << :key if key.nil?
    halt 400 unless problems.empty?
    'x'
  end

  get('/any') { halt 401 unless [session[:user], session[:admin]].any?; 'x' } # access=guarded

  get('/a') { halt 401 unless Sign.in(key).success?; 'x' } # access=guarded
  get('/b') { halt 401 if Sign.in(key).error; 'x' } # access=guarded
  get('/c') { halt 401 unless Sign.in(key); 'x' } # access=open
  get('/d') { halt 401 unless Sign.loosely(key).success?; 'x' } # access=open
  get('/e') { result = Sign.answer(key); halt 401 unless result.ok?; 'x' } # access=guarded
  get('/f') { result = Sign.answer(key); halt 401 unless result.tried?; 'x' } # access=open
  get('/g') { halt 401 unless Sign.mixed(key).ok?; 'x' } # access=open
  get('/h') { halt 401 unless Door.new.enter(key).user; 'x' } # access=guarded
  get('/i') { result = Door.new.enter(key); halt 401 if result.user.nil?; 'x' } # access=guarded
  get('/j') { halt 401 unless Door.new.loosely(key).user; 'x' } # access=open
  get('/k') { halt 401 unless Door.new.loosely(key).success?; 'x' } # access=open
  get('/l') { result = Door.new.enter(key); halt 401 if result.nil?; 'x' } # access=open
end
