require 'sinatra/base'
require 'sinatra/authorization'
require 'jwt'
require 'json/jwt'
require 'rotp'

# Libraries that find out who asks.
class Libraries < Sinatra::Base
  KEY = ENV.fetch('KEY')

  helpers do
    def token
      request.env['HTTP_AUTHORIZATION'].to_s.split.last
    end
  end

  get '/basic' do # access=guarded
    login_required
    'basic'
  end

  get '/rodauth' do # access=guarded
    env['rodauth'].require_authentication
    'rodauth'
  end

  get '/rodauth/asked' do # access=guarded
    redirect '/login' unless env['rodauth'].logged_in?
    'rodauth'
  end

  get '/otp' do # access=guarded
    halt 401 unless ROTP::TOTP.new(ENV.fetch('OTP')).verify(params[:code].to_s)
    'otp'
  end

  get '/jwt' do # access=guarded
    JWT.decode(token, KEY, true, algorithm: 'HS256')
    'jwt'
  end

  get '/jwt/keys' do # access=guarded
    JWT.decode(token, nil, true, algorithms: ['RS256'], jwks: { keys: [KEY] })
    'jwt'
  end

  get '/jwt/options' do # access=guarded
    JWT.decode(token, nil, true, { algorithms: ['RS256'], jwks: { keys: [KEY] } })
    'jwt'
  end

  get '/jwt/block' do # access=guarded
    JWT.decode(token, nil, true, algorithm: 'RS256') { |header| OpenSSL::PKey.read(File.read("keys/#{Integer(header['kid'])}")) }
    'jwt'
  end

  get '/jwt/nobody' do # want RBN722 (access=bypassable)
    halt 401 unless JWT.decode(token, nil, true, algorithm: 'RS256')
    'jwt'
  end

  get '/jwt/none' do # want RBN722 (access=bypassable)
    halt 401 unless JWT.decode(token, KEY, true, algorithm: 'none') # want RBN706
    'jwt'
  end

  get '/jwt/off' do # want RBN722 (access=bypassable)
    halt 401 unless JWT.decode(token, KEY, false) # want RBN706
    'jwt'
  end

  get '/json' do # access=guarded
    JSON::JWT.decode(token, KEY)
    'json'
  end

  get '/json/skipped' do # want RBN722 (access=bypassable)
    halt 401 unless JSON::JWT.decode(token, :skip_verification)['sub'] # want RBN706
    'json'
  end

  get '/public' do # access=open
    'public'
  end
end
