# frozen_string_literal: true

require 'active_support/security_utils'
require 'bcrypt'
require 'digest'
require 'openssl'
require 'sinatra/base'

class Secrets < Sinatra::Base
  API_KEY = ENV.fetch('API_KEY')
  TOKENS = { admin_token: ENV.fetch('ADMIN_TOKEN') }.freeze

  get '/constant' do
    halt 401 unless params[:k0] == API_KEY # want RBN704
    halt 401 if API_KEY != params[:k1] # want RBN704
    halt 401 unless params[:k2].eql?(API_KEY) # want RBN704
    halt 401 unless params[:k3] == ENV['API_KEY'] # want RBN704
    halt 401 unless params[:k4] == ENV.fetch('API_KEY') # want RBN704
    halt 401 unless params[:k5] == TOKENS[:admin_token] # want RBN704
    halt 401 unless params[:k6] == TOKENS.fetch(:admin_token) # want RBN704
  end

  get '/header' do
    user = find_user
    given = request.env['HTTP_X_TOKEN']
    other = request.env['HTTP_X_OTHER']
    halt 401 unless given == user.auth_token # want RBN704
    halt 401 unless other.to_s == user.auth_token.to_s # want RBN704
    halt 401 unless user.auth_token == given # want RBN704
    halt 401 unless given == @secret # want RBN704
    halt 401 unless given == session[:csrf_token] # want RBN704
    halt 401 unless valid?(given)
    case given
    when API_KEY then 'yes' # want RBN704
    end
  end

  helpers do
    def valid?(token)
      token == settings.shared_key # want RBN704
    end

    def correct?(api_key)
      api_key == settings.anything
    end
  end

  get '/admin' do
    halt 403 unless params[:key] == settings.admin_key # want RBN704
    halt 403 unless params[:row] == settings.sort_key
  end

  # The digest of a body is no secret: who sends the body knows it.
  post '/inbox' do
    halt 400 unless params[:digest] == body_digest
    halt 400 if find_user.file_digest != params[:sum]
    halt 400 unless params[:sum] == find_user.password_digest # want RBN704
  end

  post '/hook' do
    body = request.body.read
    signature = 'sha256=' + OpenSSL::HMAC.hexdigest('SHA256', API_KEY, body)
    halt 403 unless signature == request.env['HTTP_X_HUB_SIGNATURE_256'] # want RBN704
    halt 403 unless OpenSSL::HMAC.hexdigest('SHA256', API_KEY, body) == params[:sign] # want RBN704
    halt 403 unless Rack::Utils.secure_compare(signature, request.env['HTTP_X_HUB_SIGNATURE_256'])
    halt 403 unless OpenSSL.secure_compare(signature, params[:signature])
    halt 403 unless OpenSSL.fixed_length_secure_compare(signature, params[:signature])
    halt 403 unless ActiveSupport::SecurityUtils.secure_compare(signature, params[:signature])
    halt 403 unless Digest::SHA256.hexdigest(params[:token]) == find_user.token_digest
    halt 403 unless Digest::SHA256.digest(params[:token]) == find_user.token_digest
  end

  use Rack::Auth::Basic, 'admin' do |user, password|
    user == 'admin' && password == ENV['ADMIN_PASSWORD'] # want RBN704
  end

  use(Rack::Auth::Basic) { |_, password| password == 'guest' }
  use(Rack::Auth::Basic) { |_, given| Rack::Utils.secure_compare(ENV.fetch('ADMIN_PASSWORD'), given) }

  use(Rack::Cache) { |user, password| password == ENV['ADMIN_PASSWORD'] }

  ADMIN = Rack::Auth::Basic.new(App) { |_, password| password == ENV['ADMIN_PASSWORD'] } # want RBN704

  post '/signed' do
    sig = "sha256=#{compute(request.body.read)}"
    halt 403 unless sig == request.env['HTTP_X_HUB_SIGNATURE_256'] # want RBN704
    expected = compute('x')
    halt 403 unless request.env['HTTP_X_SIGNATURE'] == expected # want RBN704
    halt 403 unless request.env['HTTP_X_COLOUR'] == expected
    halt 403 if params[:sig] != make_signature('x') # want RBN704
    halt 403 if compute_hmac('x') != params[:sig] # want RBN704
    halt 403 if params[:colour] != make_signature('x')
    halt 403 if params[:dhcp_mac] != make_signature('x')
    halt 403 if params[:mac] != make_signature('x') # want RBN704
    node = find_node
    dhcp_mac = params.delete('dhcp_mac')
    halt 403 unless node.dhcp_mac == dhcp_mac
    mac = params.delete('mac')
    halt 403 unless node.expected_mac == mac # want RBN704
    halt 403 unless Rack::Utils.secure_compare(sig, request.env['HTTP_X_HUB_SIGNATURE_256'])
  end

  post '/digest' do
    digest = Digest::SHA256.hexdigest(params[:password])
    halt 403 unless digest == ENV.fetch('PASSWORD_DIGEST') # want RBN704
    halt 403 unless ENV.fetch('PASSWORD_DIGEST') == digest # want RBN704
    halt 403 unless digest == find_user.digest
    halt 403 unless OpenSSL::HMAC.hexdigest('SHA256', API_KEY, params[:password]) == ENV.fetch('PASSWORD_DIGEST')
    halt 403 unless Rack::Utils.secure_compare(digest, ENV.fetch('PASSWORD_DIGEST'))
    system("make #{digest}")
  end

  helpers do
    def make_signature(text)
      OpenSSL::HMAC.hexdigest('SHA256', API_KEY, text)
    end
  end

  # What is no secret, or no guess.
  post '/other' do
    user = find_user
    halt 400 if params[:token] == ''
    halt 400 if params[:token] == nil
    halt 400 if params[:token].nil?
    halt 400 unless params[:kind] == 'token'
    halt 400 unless params[:password] == params[:password_confirmation]
    halt 400 unless params[:name] == user.name
    halt 400 unless params[:size] == user.tokens.size
    halt 400 unless user.auth_token == API_KEY
    halt 400 unless BCrypt::Password.new(user.password_hash) == params[:password]
    password = BCrypt::Password.new(user.password_hash)
    halt 400 unless password == params[:password]
    correct?(API_KEY)
    'done'
  end
end

# Secrets that are called by other names.
class Gate < Sinatra::Base
  enable :sessions

  post '/environment' do
    halt 403 unless ENV['GATE_KEY'] == params[:key] # want RBN704
    halt 403 unless ENV.fetch('GATE_PIN') == params[:pin] # want RBN704
    halt 403 unless params[:salt] == ENV['GATE_SALT'] # want RBN704
    halt 403 unless ENV['GATE_HOST'] == params[:host]
    halt 403 unless [settings.api_token, ENV['OLD_KEY']].include?(params[:key]) # want RBN704
    halt 403 unless [settings.environment, 'test'].include?(params[:mode])
    'open'
  end

  post '/form' do
    halt 403 unless session[:csrf].eql?(params[:csrf_token]) # want RBN704
    halt 403 unless session[:language].eql?(params[:language])
    'done'
  end
end
