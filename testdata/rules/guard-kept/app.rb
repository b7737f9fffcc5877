# frozen_string_literal: true

require 'sinatra/base'
require 'json'

WORD = /\A\w+\z/

# An object says whether what it was made of is good.
class Form
  attr_reader :name, :kind

  def initialize(name, kind: 'a', other: nil)
    @name = name.to_s
    @kind = kind
    @other = other
    @other = 'b' if name.nil?
  end

  def valid?
    name.match?(WORD)
  end

  def kind? = WORD.match?(@kind)

  def other? = WORD.match?(@other)

  def errors
    @errors ||= validate
  end

  def clean? = errors.empty?

  def check!
    raise ArgumentError unless valid?
  end

  private

  def validate
    list = {}
    list[:name] = 'odd' unless @name.match?(WORD)
    list
  end
end

Entry = Struct.new(:name, :size, keyword_init: true) do
  def valid? = name.to_s.match?(WORD)
end

class Input
  def initialize(params)
    @params = params
    @path = params[:path]
  end

  def named? = @params[:name].to_s.match?(WORD)

  def path? = @path.to_s.match?(WORD)
end

class App < Sinatra::Base
  post '/form' do
    halt 400 unless Form.new(params[:name]).valid?
    system("ls #{params[:name]}")
    system("ls #{params[:other]}") # want RBN201
  end

  post '/kept' do
    form = Form.new(params[:name], kind: params[:kind], other: params[:other])
    halt 400 unless form.kind?
    system("ls #{params[:kind]}")
    halt 400 unless form.other?
    system("ls #{params[:other]}") # want RBN201
    form.check!
    system("ls #{params[:name]}")
  end

  post '/errors' do
    halt 422 unless Form.new(params[:name]).clean?
    system("ls #{params[:name]}")
  end

  post '/listed' do
    errors = Form.new(params[:name]).errors
    halt 422, errors.to_json if errors.any?
    system("ls #{params[:name]}")
  end

  post '/check' do
    Form.new(params[:name]).check!
    system("ls #{params[:name]}")
    Form.new(params[:other]).errors
    system("ls #{params[:other]}") # want RBN201
  end

  post '/entry' do
    name = params[:name]
    halt 400 unless Entry.new(name: name, size: 1).valid?
    system("ls #{name}")
    halt 400 unless Entry.new(name: 'x', size: params[:size]).valid?
    system("ls #{params[:size]}") # want RBN201
  end

  post '/input' do
    input = Input.new(params)
    halt 400 unless input.named? && input.path?
    system("ls #{params[:name]} #{params[:path]}")
    system("ls #{params[:size]}") # want RBN201
  end
end

# What came with a request is read twice.
class Reads < Sinatra::Base
  helpers do
    def check_agent!
      halt 400 unless request.user_agent.to_s.match?(WORD)
    end
  end

  before '/cookies' do
    halt 400 unless request.cookies['name'].to_s.match?(WORD)
  end

  get '/cookies' do
    system("ls #{request.cookies['name']}")
    system("ls #{request.cookies['other']}") # want RBN201
  end

  get '/agent' do
    check_agent!
    system("ls #{request.user_agent}")
    system("ls #{request.referer}") # want RBN201
  end

  get '/nested' do
    halt 400 unless params[:file][:name].match?(WORD)
    system("ls #{params[:file][:name]}")
    system("ls #{params[:file][:type]}") # want RBN201
    halt 400 unless params.dig(:user, :name) =~ WORD
    system("ls #{params.dig(:user, :name)}")
    system("ls #{params[:user][:name]}")
    system("ls #{params.dig(:user, :mail)}") # want RBN201
  end

  get '/decided' do
    known = WORD.match?(request.cookies['name'])
    halt 400 unless known
    system("ls #{request.cookies['name']}")
    size = params[:size] || '1'
    good = case size when '1', '2' then true else false end
    halt 400 unless good
    system("ls #{size}")
  end

  get '/variable' do
    @name = params[:name]
    check(@name)
    system("ls #{@name}")
    @other = params[:other]
    logger.info('x')
    system("ls #{@other}") # want RBN201
  end

  def check(value)
    halt 400 unless value.match?(WORD)
  end

  # Made in a branch, and asked there.
  def picked
    @picked ||= begin
      errors = []
      errors << 'name' unless params[:name].match?(WORD)
      halt 400 unless errors.empty?
      params[:name]
    end
  end

  def loose
    @loose ||= begin
      errors = []
      if params[:strict]
        errors << 'name' unless params[:name].match?(WORD)
      end
      halt 400 unless errors.empty?
      params[:name]
    end
  end

  get '/picked' do
    system("ls #{picked}")
    system("ls #{loose}") # want RBN201
  end
end
