# frozen_string_literal: true

require 'jwt'
require 'securerandom'
require 'sinatra/base'

SECRET = '8d1c4f0b7a5e43e2b9c0'
FROM_ENV = ENV.fetch('SESSION_SECRET')

class Literal < Sinatra::Base
  enable :sessions
  set :session_secret, '8d1c4f0b7a5e43e2b9c0' # want RBN705
  set :session_secret, 'a' * 64 # want RBN705
  set(:session_secret) { '8d1c4f0b7a5e43e2b9c0' } # want RBN705
  set :session_secret, SECRET * 2 # want RBN705
  set :session_secret, Digest::SHA256.hexdigest('papers') # want RBN705
  set :session_secret, SECRET # want RBN705
  set session_secret: 'abc' # want RBN705
  set :sessions, secret: 'abc' # want RBN705
  set :sessions, { secret: 'abc' } # want RBN705
  use Rack::Session::Cookie, key: 'papers', secret: 'abc' # want RBN705
  use Rack::Session::Cookie, { secret: 'abc' } # want RBN705
  use Rack::Session::Cookie, secret: 'abc' * 12 # want RBN705
  settings.session_secret = 'abc' # want RBN705
end

class Fallback < Sinatra::Base
  set :session_secret, ENV.fetch('SESSION_SECRET', 'development') # want RBN705
  set :session_secret, ENV.fetch('SESSION_SECRET') { 'development' } # want RBN705
  set :session_secret, ENV['SESSION_SECRET'] || 'development' # want RBN705
  use Rack::Session::Cookie, secret: ENV['SESSION_SECRET'] || 'development' # want RBN705
end

class Configured < Sinatra::Base
  enable :sessions
  set :session_secret, ENV['SESSION_SECRET']
  set :session_secret, ENV.fetch('SESSION_SECRET')
  set :session_secret, ENV.fetch('SESSION_SECRET') { SecureRandom.hex(64) }
  set :session_secret, ENV['SESSION_SECRET'] || SecureRandom.hex(64)
  set :session_secret, File.read('/etc/papers/secret')
  set :session_secret, FROM_ENV
  set(:session_secret) { SecureRandom.hex(64) }
  set(:session_secret) { ENV.fetch('SESSION_SECRET') }
  set :session_secret, FROM_ENV * 2
  set :session_secret, Digest::SHA256.hexdigest(FROM_ENV)
  set :session_secret, ''
  set :sessions, expire_after: 3600, key: 'papers'
  set :secret_page, 'page'
  use Rack::Session::Cookie, key: 'papers', secret: ENV.fetch('SESSION_SECRET')
  use Rack::Session::Pool, key: 'papers'

  configure :development do
    set :session_secret, 'development'
    disable :protection
  end

  configure(:test) { set :protection, false }

  configure :production do
    set :session_secret, 'production' # want RBN705
  end
end

class Protected < Sinatra::Base
  enable :protection
  set :protection, true
  set :protection, except: :ip_spoofing
  set :protection, except: %i[ip_spoofing escaped_params]
  set :protection, session: true
  disable :logging, :static
  set :static, false
end

class Unprotected < Sinatra::Base
  disable :protection # want RBN706
  disable :logging, :protection # want RBN706
  set :protection, false # want RBN706
  set protection: false # want RBN706
  set :protection, except: :path_traversal # want RBN706
  set :protection, except: %i[frame_options path_traversal] # want RBN706
  set :protection, { except: [:session_hijacking] } # want RBN706
  set :protection, :except => :remote_token # want RBN706
  set :protection, except: :frame_options # want RBN706
  set :protection, except: %i[json_csrf xss_header] # want RBN706
  use Rack::Protection, except: [:http_origin] # want RBN706
end

class PapersController < ActionController::Base
  skip_before_action :verify_authenticity_token # want RBN706
  skip_before_action :load_paper
  skip_before_action :authenticate_user!, only: :index # want RBN706
  skip_before_action :load_paper, :require_login # want RBN706
  skip_before_action :authorize # want RBN706
  skip_before_action :set_author, :author_paper
  skip_before_action :require_user_agent, raise: false
  skip_forgery_protection only: :webhook # want RBN706
  protect_from_forgery with: :exception
end

def token(text, key)
  JWT.decode(text, nil, false) # want RBN706
  JWT.decode(text, key, true, algorithm: 'HS256')
  JWT.decode(text, key)
end

# Whose server it is that answers, nobody checks.
def fetch(host)
  http = Net::HTTP.new(host, 443)
  http.verify_mode = OpenSSL::SSL::VERIFY_NONE # want RBN706
  http.verify_mode = OpenSSL::SSL::VERIFY_PEER
  Net::HTTP.start('a.test', 443, use_ssl: true, verify_mode: OpenSSL::SSL::VERIFY_NONE) # want RBN706
  Net::HTTP.start('a.test', 443, use_ssl: true, verify_mode: OpenSSL::SSL::VERIFY_PEER)
  URI.open('https://a.test', ssl_verify_mode: OpenSSL::SSL::VERIFY_NONE) # want RBN706
  RestClient::Request.execute(method: :get, url: 'https://a.test', verify_ssl: false) # want RBN706
  RestClient::Request.execute(method: :get, url: 'https://a.test', verify_ssl: true)
  HTTParty.get('https://a.test', verify: false) # want RBN706
  HTTParty.get('https://a.test', verify: true)
  Faraday.new('https://a.test', ssl: { verify: false }) # want RBN706
  Faraday.new('https://a.test', ssl: { ca_file: '/etc/ca.pem' })
  Excon.new('https://a.test', ssl_verify_peer: false) # want RBN706
  Typhoeus.get('https://a.test', ssl_verifypeer: false) # want RBN706
  Typhoeus.get('https://a.test')
end

# Not the application's own.
class Registry
  def set(name, value)
    @values[name] = value
  end

  def fill
    set :session_secret, 'abc'
    set :protection, false
  end
end
