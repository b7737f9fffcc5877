require 'sinatra/base'
require 'jwt'
require 'warden'

Warden::Strategies.add(:password) do
  def valid?
    params['email'] && params['password']
  end

  def authenticate!
    person = Person.first(email: params['email'])
    person ? success!(person) : fail!('no')
  end
end

class Api < Sinatra::Base
  helpers do
    def token
      request.env['HTTP_AUTHORIZATION'].to_s.split(' ').last
    end

    def bearer
      request.env['HTTP_AUTHORIZATION'].to_s.delete_prefix('Bearer ')
    end
  end

  get '/compared' do # access=guarded
    halt 401 unless Rack::Utils.secure_compare(token, ENV['TOKEN'])
    system('x')
  end

  get '/found' do # access=guarded
    key = ApiKey.find_by(token: token)
    halt 401 unless key
    system('x')
  end

  get '/listed' do # access=guarded
    halt 401 unless settings.tokens.include?(request.env['HTTP_X_API_KEY'])
    system('x')
  end

  get '/param' do # access=guarded
    halt 401 unless params[:api_key] == settings.api_key # want RBN704
    system('x')
  end

  # What nobody has sent equals what nobody has set.
  get '/unset' do # want RBN722 (access=bypassable)
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['TOKEN'] # want RBN704
    system('x')
  end

  get '/set' do # access=guarded
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV.fetch('TOKEN') # want RBN704
    system('x')
  end

  get '/set/asked' do # access=guarded
    halt 500 unless ENV['TOKEN']
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['TOKEN'] # want RBN704
    system('x')
  end

  # Texts that are put in order are the same where nothing is between them.
  get '/ordered' do # access=guarded
    halt 401 unless params[:api_key] && params[:api_key].casecmp(Key.first.text).zero?
    system('x')
  end

  get '/ordered/other' do # access=open
    halt 401 if params[:api_key].casecmp(Key.first.text).zero?
    system('x')
  end

  get '/ordered/number' do # access=guarded
    halt 401 unless (params[:api_key].to_s <=> ENV.fetch('KEY')) == 0
    system('x')
  end

  # One of two says who asks, and the client chooses which.
  get '/viewer' do # want RBN722 (access=bypassable)
    viewer = User[session[:user_id] || params[:viewer]]
    halt 401 unless viewer
    system('x')
  end

  get '/member' do # access=guarded
    member = User[session[:user_id] || session[:member_id]]
    halt 401 unless member
    system('x')
  end

  # That something is sent is no proof.
  get '/sent' do # want RBN722 (access=bypassable)
    halt 401 unless request.env['HTTP_AUTHORIZATION']
    system('x')
  end

  get '/looks' do # want RBN722 (access=bypassable)
    halt 401 unless request.env['HTTP_AUTHORIZATION'].to_s.start_with?('Bearer ')
    system('x')
  end

  get '/address' do # want RBN722 (access=bypassable)
    halt 403 unless request.env['HTTP_X_FORWARDED_FOR'] == '127.0.0.1'
    system('x')
  end

  get '/cookie' do # want RBN722 (access=bypassable)
    halt 403 unless request.cookies['admin'] == 'true'
    system('x')
  end

  get '/role' do # want RBN722 (access=bypassable)
    halt 403 unless params[:role] == 'admin'
    system('x')
  end

  get '/twice' do # want RBN722 (access=bypassable)
    halt 403 unless params[:token] == params[:expected]
    system('x')
  end

  get '/jwt' do # access=guarded
    begin
      JWT.decode(bearer, ENV['KEY'], true, algorithm: 'HS256')
    rescue JWT::DecodeError
      halt 401
    end
    system('x')
  end

  get '/jwt/value' do # access=guarded
    payload = begin
      JWT.decode(bearer, ENV['KEY'], true, algorithm: 'HS256')
    rescue JWT::DecodeError
      nil
    end
    halt 401 unless payload
    system('x')
  end

  get '/jwt/unverified' do # want RBN722 (access=bypassable)
    payload = JWT.decode(bearer, nil, false) # want RBN706
    halt 401 unless payload
    system('x')
  end

  get '/jwt/rescued' do # want RBN722 (access=bypassable)
    begin
      JWT.decode(bearer, ENV['KEY'], true, algorithm: 'HS256')
    rescue JWT::DecodeError
      nil
    end
    system('x')
  end

  get '/jwt/stopped' do # access=guarded
    begin
      JWT.decode(bearer, ENV['KEY'], true, algorithm: 'HS256')
    rescue JWT::ExpiredSignature, JWT::VerificationError
      halt 401
    end
    system('x')
  end

  get '/jwt/parsed' do # access=open
    claims = JSON.parse(bearer.split('.')[1].unpack1('m'))
    @name = claims['name']
    system('x')
  end

  get '/jwt/believed' do # want RBN722 (access=bypassable)
    claims = JSON.parse(bearer.split('.')[1].unpack1('m'))
    halt 403 unless claims['role'] == 'admin'
    system('x')
  end

  get '/length' do # want RBN722 (access=bypassable)
    halt 401 unless bearer.length == 32
    system('x')
  end

  post '/unkeyed' do # want RBN722 (access=bypassable)
    halt 400 unless request.env['HTTP_X_SIGNATURE'] == Digest::SHA256.hexdigest(request.body.read) # want RBN704
    'unkeyed'
  end

  post '/rescued' do # want RBN722 (access=bypassable)
    begin
      demand_session
      system('x')
    rescue StandardError
      system('x')
    end
  end

  post '/rescued/other' do # access=guarded
    begin
      demand_session
      system('x')
    rescue Timeout::Error
      @late = true
    end
  end

  def demand_session
    raise ArgumentError, 'not signed in' unless session[:user]
  end

  get '/warden' do # access=guarded
    env['warden'].authenticate!
    system('x')
  end

  get '/warden/user' do # access=guarded
    halt 401 unless env['warden'].authenticated?
    system('x')
  end

  get '/key' do # access=guarded
    halt 401 unless session.key?(:user)
    system('x')
  end

  # A token against forgery is no login.
  post '/forgery' do # access=open
    halt 403 unless params[:csrf] == session[:csrf] # want RBN704
    system('x')
  end

  get '/format' do # access=open
    halt 404 unless params[:format] == 'json'
    system('x')
  end

  get '/record' do # access=open
    halt 404 unless Note.find_by(id: params[:id])
    system('x')
  end

  # What the server in front has found out.
  get '/remote' do # access=guarded
    halt 401 unless env['REMOTE_USER']
    system('x')
  end

  get '/local' do # access=guarded
    halt 403 unless env['REMOTE_ADDR'] == '127.0.0.1'
    system('x')
  end

  get '/net' do # access=guarded
    halt 403 unless settings.networks.include?(request.ip)
    system('x')
  end

  get '/referer' do # want RBN722 (access=bypassable)
    halt 403 unless request.referer == 'https://shop.example.com/'
    system('x')
  end

  get '/remembered' do # access=guarded
    user = User.find_by(remember_token: request.cookies['remember_token'])
    halt 401 if user.nil?
    system('x')
  end

  get '/present' do # access=guarded
    halt 401 unless session[:user].present?
    system('x')
  end

  # A key that is found by comparing all of them with what was sent.
  get '/key/list' do # access=guarded
    halt 401 unless settings.keys.find { |key| Rack::Utils.secure_compare(key, request.env['HTTP_X_API_KEY'].to_s) }
    system('x')
  end

  get '/key/owner' do # access=guarded
    owner = KEYS.find { |_, key| Rack::Utils.secure_compare(key, params[:api_key].to_s) }&.first
    halt 401 unless owner
    system('x')
  end

  get '/key/any' do # access=guarded
    halt 401 unless settings.keys.any? { |key| Rack::Utils.secure_compare(key, params[:api_key].to_s) }
    system('x')
  end

  get '/key/none' do # access=guarded
    halt 401 if settings.keys.none? { |key| Rack::Utils.secure_compare(key, params[:api_key].to_s) }
    system('x')
  end

  get '/key/some' do # access=open
    halt 401 unless settings.keys.none? { |key| Rack::Utils.secure_compare(key, params[:api_key].to_s) }
    system('x')
  end

  # A part of a secret is no secret: it may be empty.
  get '/key/part' do # want RBN722 (access=bypassable)
    owner = OWNERS.find { |o| o.token.include?(params[:token].to_s) }
    halt 401 if owner.nil?
    system('x')
  end

  # Nor is how it begins.
  get '/key/begun' do # want RBN722 (access=bypassable)
    token = request.env['HTTP_X_TOKEN'].to_s
    halt 401 unless token.start_with?('t_')
    system('x')
  end

  get '/key/dotted' do # want RBN722 (access=bypassable)
    token = request.env['HTTP_X_TOKEN'].to_s
    halt 401 unless token.include?('.')
    system('x')
  end

  get '/key/whole' do # access=guarded
    owner = OWNERS.find { |o| Rack::Utils.secure_compare(o.token, params[:token].to_s) }
    halt 401 if owner.nil?
    system('x')
  end

  get '/key/named' do # access=open
    halt 404 unless settings.names.find { |name| name == params[:name] }
    system('x')
  end

  get '/key/sent' do # want RBN722 (access=bypassable)
    halt 401 unless settings.keys.any? { |_| params[:api_key] }
    system('x')
  end

  # What a key has signed, and what anybody can compute.
  post '/signed' do # access=guarded
    expected = "sha256=#{OpenSSL::HMAC.hexdigest('SHA256', ENV['HOOK'], request.body.read)}"
    halt 401 unless Rack::Utils.secure_compare(request.env['HTTP_X_SIGNATURE'].to_s, expected)
    system('x')
  end

  post '/signed/by/them' do # want RBN722 (access=bypassable)
    expected = OpenSSL::HMAC.hexdigest('SHA256', params[:secret], request.body.read)
    halt 401 unless Rack::Utils.secure_compare(request.env['HTTP_X_SIGNATURE'].to_s, expected)
    system('x')
  end

  get '/other' do # access=guarded
    halt 403 if session[:role] != 'admin' || session[:role].nil?
    system('x')
  end
end

# What is compared as nobody compares anything but secrets is one, whatever it is called.
class Compared < Sinatra::Base
  get '/compared/runner' do # access=guarded
    halt 401 unless Rack::Utils.secure_compare(ENV.fetch('RUNNER'), request.env['HTTP_X_RUNNER'].to_s)
    'runner'
  end

  post '/compared/code' do # access=guarded
    halt 403 unless Rack::Utils.secure_compare(Door.first.code, params[:code].to_s)
    'open'
  end

  get '/compared/empty' do # want RBN722 (access=bypassable)
    halt 401 unless Rack::Utils.secure_compare(ENV['RUNNER'].to_s, request.env['HTTP_X_RUNNER'].to_s)
    'runner'
  end

  get '/compared/both' do # access=open
    halt 401 unless Rack::Utils.secure_compare(params[:runner].to_s, request.env['HTTP_X_RUNNER'].to_s)
    'runner'
  end

  # A token against forged requests says nothing of who sends one.
  post '/compared/form' do # access=open
    halt 403 unless Rack::Utils.secure_compare(session[:csrf].to_s, params[:form].to_s)
    'sent'
  end

  post '/compared/forged' do # access=open
    halt 403 unless Rack::Utils.secure_compare(session[:form].to_s, params[:authenticity_token].to_s)
    'sent'
  end

  post '/compared/state' do # access=open
    halt 403 unless Rack::Utils.secure_compare(session[:state].to_s, params[:state].to_s)
    'back'
  end

  get '/compared/lang' do # access=open
    halt 400 unless %w[de en].include?(request.env['HTTP_X_LANG'])
    'lang'
  end
end
