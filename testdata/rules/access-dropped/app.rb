require 'sinatra/base'
require 'pstore'
require 'base64'
require 'jwt'
require 'json'

# What is found out, or refused, and dropped.
module Tokens
  def self.claims(token)
    JWT.decode(token, ENV.fetch('KEY'), true, algorithm: 'HS256').first
  end
end

class Denied < StandardError
  attr_reader :status

  def initialize(message = 'sign in first', status: 401)
    super(message)
    @status = status
  end
end

class Documents < Sinatra::Base
  helpers do
    def token
      request.env['HTTP_AUTHORIZATION'].to_s[/\ABearer (.+)\z/, 1]
    end

    def claims
      @claims ||= token && Tokens.claims(token)
    rescue JWT::DecodeError
      nil
    end

    # What it raises nobody rescues.
    def verified
      Tokens.claims(token)
    end

    def signed_in?
      !claims.nil?
    end

    def verified?
      !verified.nil?
    end
  end

  get '/:ref/pod' do # want RBN722 (access=bypassable)
    signed_in?
    send_file 'pod.pdf'
  end

  get '/:ref/invoice' do # access=guarded
    halt 401 unless signed_in?
    send_file 'pod.pdf'
  end

  get '/:ref/label' do # access=guarded
    verified?
    send_file 'pod.pdf'
  end

  get '/:ref/page' do # access=open
    signed_in? ? 'yours' : 'somebody'
  end
end

# A middleware that makes its answer and goes on.
class DropGate
  def initialize(app)
    @app = app
    @serials = ENV.fetch('SERIALS', '').split(',')
  end

  def call(env)
    reject('unknown') unless @serials.include?(env['HTTP_X_SERIAL'])
    @app.call(env)
  end

  def reject(reason)
    [403, { 'Content-Type' => 'text/plain' }, [reason]]
  end
end

class HereGate
  def initialize(app) = @app = app

  def call(env)
    [401, {}, []] unless env['HTTP_X_SERIAL'] == ENV.fetch('SERIAL')
    @app.call(env)
  end
end

# It keeps the answer for a page of its own.
class LastGate
  def initialize(app) = @app = app

  def call(env)
    answer = [403, {}, ['gone']] if env['PATH_INFO'] == '/gone'
    answer || @app.call(env)
  end
end

class Scans < Sinatra::Base
  use DropGate
  post '/in' do # want RBN722 (access=bypassable)
    'in'
  end
end

class Counts < Sinatra::Base
  use HereGate
  post '/count' do # want RBN722 (access=bypassable)
    'count'
  end
end

class Pages < Sinatra::Base
  use LastGate
  get '/page' do # access=open
    'page'
  end
end

# Who comes is noted in the request: by what stands in front of all, and once more by applications.
User = Struct.new(:name)

class Noted
  def initialize(app) = @app = app

  def call(env)
    env['dropped.user'] = user(env['HTTP_AUTHORIZATION'].to_s)
    @app.call(env)
  end

  def user(token)
    User.new(Tokens.claims(token)['sub'])
  rescue JWT::DecodeError
    nil
  end
end

class Base < Sinatra::Base
  helpers do
    def need_user!
      raise Denied unless env['dropped.user']
    end
  end
end

class Builds < Base
  before { need_user! }

  get '/builds' do # access=guarded
    'builds'
  end
end

class Legacy < Base
  before do
    env['dropped.user'] = unchecked(request.env['HTTP_X_TOKEN'])
    need_user!
  end

  helpers do
    def unchecked(token)
      claims = JSON.parse(Base64.urlsafe_decode64(token.to_s.split('.')[1].to_s))
      User.new(claims['sub'])
    rescue ArgumentError, JSON::ParserError
      nil
    end
  end

  get '/legacy' do # want RBN722 (access=bypassable)
    'legacy'
  end
end

class Renewed < Base
  before do
    env['dropped.user'] = nil
    env['dropped.user'] = User.new(Tokens.claims(request.env['HTTP_X_TOKEN'])['sub'])
    need_user!
  end

  get '/renewed' do # access=guarded
    'renewed'
  end
end

# A guard of a class that nothing mounts.
class Secrets < Sinatra::Base
  get '/:project' do # want RBN722 (access=bypassable)
    'secrets'
  end
end

class VaultedSecrets < Secrets
  before { halt 403 unless session[:admin] }
end

class Notices < Sinatra::Base
  get '/all' do # access=open /own/all=guarded
    'all'
  end
end

class OwnNotices < Notices
  before { halt 403 unless session[:admin] }
end

# What a program keeps is changed before it is asked who comes.
class Library
  def initialize(path)
    @store = PStore.new(path, true)
  end

  def remove(kind, key)
    @store.transaction { (@store[kind] ||= {}).delete(key.to_s) }
  end

  def find(kind, key)
    @store.transaction(true) { @store.fetch(kind, {})[key.to_s] }
  end
end

class Posts < Sinatra::Base
  set :library, Library.new('posts.pstore')

  delete '/:slug' do # want RBN722 (access=bypassable)
    settings.library.remove(:posts, params[:slug])
    halt 403 unless session[:admin]
    204
  end

  get '/:slug' do # access=guarded
    post = settings.library.find(:posts, params[:slug])
    halt 403 unless session[:user]
    post.to_s
  end

  put '/:slug' do # access=guarded
    halt 403 unless session[:admin]
    settings.library.remove(:posts, params[:slug])
    204
  end
end
