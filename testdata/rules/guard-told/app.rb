# frozen_string_literal: true

require 'sinatra/base'

WORD = /\A\w+\z/

# What has been found out is kept, or told in other words.
class App < Sinatra::Base
  helpers do
    def valid?
      @valid ||= params[:name].to_s.match?(WORD)
    end

    def known?
      return @known if defined?(@known)

      @known = params[:name].to_s.match?(WORD)
    end

    def first?(value)
      @first ||= value.match?(WORD)
    end

    def state(value)
      case value
      when nil, '' then :missing
      when WORD then :ok
      else :bad
      end
    end
  end

  get '/valid' do
    halt 400 unless valid?
    system("ls #{params[:name]}")
    system("ls #{params[:other]}") # want RBN201
  end

  get '/known' do
    halt 400 unless known?
    system("ls #{params[:name]}")
  end

  get '/first' do
    first?('a')
    halt 400 unless first?(params[:name])
    system("ls #{params[:name]}") # want RBN201
  end

  get '/state' do
    halt 400 if %i[missing bad].include?(state(params[:name]))
    system("ls #{params[:name]}")
    halt 400 if %i[missing ok].include?(state(params[:other]))
    system("ls #{params[:other]}") # want RBN201
  end

  get '/errors' do
    errors = {}
    %i[name kind].each { |key| errors[key] = 'odd' unless params[key].to_s.match?(WORD) }
    halt 400 if errors.any?
    system("ls #{params[:name]} #{params[:kind]}")
    system("ls #{params[:other]}") # want RBN201
  end

  get '/listed' do
    errors = []
    [params[:name], params[:kind]].each do |value|
      errors << value unless value.to_s.match?(WORD)
      errors << 'long' if value.size > 9
    end
    halt 400 unless errors.empty?
    system("ls #{params[:name]} #{params[:kind]}")
  end

  get '/loose' do
    errors = []
    %i[name kind].each do |key|
      next unless params[:strict]

      errors << key unless params[key].to_s.match?(WORD)
    end
    halt 400 unless errors.empty?
    system("ls #{params[:name]}") # want RBN201
  end

  get '/mapped' do
    errors = %i[name kind].filter_map { |key| "#{key} is odd" unless params[key].to_s.match?(WORD) }
    halt 400 unless errors.empty?
    system("ls #{params[:name]}")
  end

  get '/values' do
    halt 400 unless params.values_at(:name, :kind).all? { |value| value.to_s.match?(WORD) }
    system("ls #{params[:name]} #{params[:kind]}")
    system("ls #{params[:other]}") # want RBN201
  end
end

# A form that checks itself when it is made, and one that answers itself once it has.
class Form
  attr_reader :name, :kind, :errors

  def initialize(params)
    @name = params[:name].to_s
    @kind = params[:kind].to_s
    @errors = {}
    validate
  end

  def valid? = errors.empty?

  private

  def validate
    errors[:name] = 'odd' unless name.match?(WORD)
  end
end

class Base
  attr_reader :errors

  def initialize(params)
    @params = params
    @errors = []
  end

  def valid?
    errors.clear
    validate
    errors.empty?
  end

  def word(key)
    errors << key unless @params[key].to_s.match?(WORD)
  end
end

class Order < Base
  def validate
    word(:name)
    word(:kind)
  end
end

Job = Struct.new(:name, :kind) do
  def self.from(params) = new(params[:name], params[:kind])

  def valid? = name.to_s.match?(WORD)

  def check!
    raise ArgumentError unless valid?

    self
  end

  def touch = self
end

class Forms < Sinatra::Base
  get '/form' do
    form = Form.new(params)
    halt 422 unless form.valid?
    system("ls #{form.name}")
    system("ls #{form.kind}") # want RBN201
  end

  get '/order' do
    halt 422 unless Order.new(params).valid?
    system("ls #{params[:name]} #{params[:kind]}")
    system("ls #{params[:other]}") # want RBN201
  end

  get '/job' do
    job = Job.from(params).check!
    system("ls #{job.name}")
    system("ls #{job.kind}") # want RBN201
    job = Job.from(params).touch
    system("ls #{job.name}") # want RBN201
  end
end
