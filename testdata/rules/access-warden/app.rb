require 'sinatra/base'
require 'warden'

# Strategies of the program, by which Warden finds out who asks.

class Account
  STORE = {}
  def self.get(id) = STORE[id]
  def self.find_by_token(t) = STORE.values.find { |a| Rack::Utils.secure_compare(a.token, t.to_s) }
  attr_reader :id, :token
end

Warden::Strategies.add(:api_key) do
  def valid?
    !env['HTTP_X_API_KEY'].to_s.empty?
  end

  def authenticate!
    if Rack::Utils.secure_compare(env['HTTP_X_API_KEY'], ENV.fetch('API_KEY'))
      success!('machine')
    else
      fail!('no')
    end
  end
end

Warden::Strategies.add(:anybody) do
  def valid?
    params['token']
  end

  def authenticate!
    success!(params['token'])
  end
end

Warden::Strategies.add(:lenient) do
  def authenticate!
    account = Account.find_by_token(params['token'])
    if account
      success!(account)
    else
      success!(:guest)
    end
  end
end

class TokenStrategy < Warden::Strategies::Base
  def valid?
    !request.get_header('HTTP_AUTHORIZATION').nil?
  end

  def authenticate!
    token = request.get_header('HTTP_AUTHORIZATION').to_s.split.last
    account = Account.find_by_token(token)
    account.nil? ? fail!('unknown token') : success!(account)
  end
end
Warden::Strategies.add(:token, TokenStrategy)

class Vault < Sinatra::Base
  enable :sessions
  use Warden::Manager do |config|
    config.default_strategies :token
    config.failure_app = ->(_env) { [401, {}, ['no']] }
    config.serialize_into_session(&:id)
    config.serialize_from_session { |id| Account.get(id) }
  end

  helpers do
    def warden = env['warden']
    def current = warden.user
  end

  get '/secrets' do # access=guarded
    warden.authenticate!
    'secrets'
  end

  get '/machine' do # access=guarded
    env['warden'].authenticate!(:api_key)
    'machine'
  end

  get '/any' do # want RBN722 (access=bypassable)
    env['warden'].authenticate!(:anybody)
    'any'
  end

  get '/lenient' do # want RBN722 (access=bypassable)
    env['warden'].authenticate!(:lenient)
    'lenient'
  end

  get '/either' do # want RBN722 (access=bypassable)
    warden.authenticate!(:token, :anybody)
    'either'
  end

  get '/maybe' do # access=guarded
    halt 401 unless warden.authenticate(:token)
    'maybe'
  end

  delete '/ignored' do # want RBN722 (access=bypassable)
    warden.authenticate(:token)
    system('rm', '-rf', File.join('/srv', params[:dir].to_s))
    'gone'
  end

  post '/asked' do # access=guarded
    redirect '/login' unless warden.authenticated?
    'asked'
  end

  get '/mine' do # access=guarded
    halt 403 if current.nil?
    'mine'
  end

  get '/maybe_any' do # want RBN722 (access=bypassable)
    halt 401 unless warden.authenticate?(:anybody)
    'maybe'
  end

  get '/public' do # access=open
    'public'
  end
end

# Whoever is not asked by name is asked by those that the program has named.
class Lobby < Sinatra::Base
  use Warden::Manager do |config|
    config.default_strategies :token, :signed
  end

  get '/lobby' do # access=guarded
    env['warden'].authenticate!
    'lobby'
  end
end

Warden::Strategies.add(:signed) do
  def valid? = right?(params['signature'])

  def authenticate!
    success!(params['name'])
  end

  def right?(given)
    Rack::Utils.secure_compare(given.to_s, OpenSSL::HMAC.hexdigest('SHA256', ENV.fetch('SIGNING_KEY'), params['name'].to_s))
  end
end

# A helper of a library that asks Warden.
class Shared < Sinatra::Base
  before('/shared/*') { authenticate! }

  get '/shared/notes' do # access=guarded
    'notes'
  end
end

# What is meant for a scope.
class Scoped < Sinatra::Base
  use Warden::Manager do |config|
    config.scope_defaults :partner, strategies: [:token], store: false
    config.scope_defaults :visitor, strategies: [:lenient]
  end

  before('/partner/*') { env['warden'].authenticate!(scope: :partner) }
  before('/visitor/*') { env['warden'].authenticate!(scope: :visitor) }

  get '/partner/orders' do # access=guarded
    'orders'
  end

  get '/visitor/orders' do # want RBN722 (access=bypassable)
    'orders'
  end

  get '/who' do # access=open
    env['warden'].authenticate
    "hello #{env['warden'].user}"
  end

  post '/forgotten' do # access=open
    Mail.log_info('a new password')
    'sent'
  end
end

# What the program calls a pin is compared, in whatever header it is sent; a name that anybody can say is no pin.
Warden::Strategies.add(:badge) do
  def valid? = !env['HTTP_X_BADGE'].to_s.empty?

  def authenticate!
    member = Member.all.find { |m| m.active && m.pin == env['HTTP_X_BADGE'] }
    member ? success!(member) : fail!('unknown')
  end
end

Warden::Strategies.add(:nickname) do
  def valid? = !env['HTTP_X_NICKNAME'].to_s.empty?

  def authenticate!
    member = Member.all.find { |m| m.active && m.nickname == env['HTTP_X_NICKNAME'] }
    member ? success!(member) : fail!('unknown')
  end
end

class Gym < Sinatra::Base
  get '/lockers' do # access=guarded
    env['warden'].authenticate!(:badge)
    'lockers'
  end

  get '/wall' do # want RBN722 (access=bypassable)
    env['warden'].authenticate!(:nickname)
    'wall'
  end

  get '/own' do # access=open
    'both sent' if params[:first] == params[:second]
  end
end
