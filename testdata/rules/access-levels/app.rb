require 'sinatra/base'
require 'openssl'

KEYS = { 'a' => 'secret' }.freeze
PEOPLE = { 1 => { role: 'clerk', strikes: 0 } }.freeze

# Those whose level is too low are turned away.
class Desk < Sinatra::Base
  LEVELS = { 'guest' => 1, 'clerk' => 2, 'owner' => 3 }.freeze

  enable :sessions

  helpers do
    def person = PEOPLE[session[:person]]

    def level(role) = LEVELS[role.to_s].to_i

    def at_least!(role)
      halt 403 if level(person && person[:role]) < level(role)
    end
  end

  get '/bills' do # access=guarded
    at_least! :clerk
    KEYS.keys.join
  end

  get '/books' do # access=guarded
    halt 403 if 3 > level(person && person[:role])
    KEYS.keys.join
  end

  get '/shelves' do # access=open
    halt 403 if level(person && person[:role]) < 0
    KEYS.keys.join
  end

  get '/drafts' do # access=open
    session[:left] ||= 5
    halt 429 if session[:left] < 1
    KEYS.keys.join
  end

  get '/both' do # access=guarded
    known, = %i[person other].map { |key| session[key] }
    halt 401 unless known
    KEYS.keys.join
  end

  get '/either' do # access=open
    known, = %i[person name].filter_map { |key| key == :name ? params[key] : session[key] }
    halt 401 unless known
    KEYS.keys.join
  end

  get '/default' do # access=open
    known, = %i[person other].map { |key| session[key] || 1 }
    halt 401 unless known
    KEYS.keys.join
  end

  get '/news' do # access=open
    halt 429 if params[:page].to_i > 100
    'news'
  end

  get '/echo' do # access=open
    system("echo #{params[:text]}") # want RBN201
  end
end

# What is signed is told by headers that are read in one go.
class Signed
  def initialize(app, keys:, open: [])
    @app = app
    @keys = keys
    @open = open
  end

  def call(env)
    request = Rack::Request.new(env)
    return @app.call(env) if @open.include?(request.path_info)

    name, mac = %w[HTTP_X_NAME HTTP_X_MAC].map { |header| request.get_header(header) }
    key = @keys[name]
    return [401, {}, ['no']] if key.nil? || mac.nil?
    return [401, {}, ['no']] unless Rack::Utils.secure_compare(OpenSSL::HMAC.hexdigest('SHA256', key, request.fullpath), mac)

    @app.call(env)
  end
end

class Loads < Sinatra::Base
  use Signed, keys: KEYS, open: %w[/ping]

  get '/ping' do # access=open
    'pong'
  end

  get '/loads' do # access=guarded
    KEYS.keys.join
  end
end
