require 'sinatra'
require 'openssl'

enable :sessions
set :session_secret, ENV.fetch('SESSION_SECRET')

# What filters keep in instance variables, in an application of the classic style.
before('/charts/*') { halt 401 if @guest }

before { @guest = session[:user].nil? }
before { @user = session[:user] }

before('/office/*') { halt 401 if @guest }
before('/desk/*') { redirect '/login' unless @user }

before '/maybe/*' do
  @stranger = session[:user].nil? if params[:check]
end

before('/maybe/*') { halt 401 if @stranger }

get '/charts/sheet' do # want RBN722 (access=bypassable)
  'the filter that asks runs before the one that knows'
end

get '/office/fees' do # access=guarded
  'fees'
end

get '/desk/mail' do # access=guarded
  'mail'
end

get '/maybe/mail' do # access=unknown
  'it is not known whether anything was stored'
end

# What turns somebody away is not in the program.
before('/gate/*') { halt 401, 'no token' unless Gate.lets?(env) }
before('/block/*') { halt 403 if Blocklist.has?(request.host) }

get '/gate/mail' do # access=unknown
  'mail'
end

get '/block/mail' do # access=open
  'that is no matter of who asks'
end

# Conditions that are always so, or that anybody can make so.
get '/purchases' do # want RBN722 (access=bypassable)
  halt 403 unless session[:role] == 'librarian' || 'admin'
  'purchases'
end

get '/sales' do # access=guarded
  halt 403 unless session[:role] == 'librarian' || session[:role] == 'admin'
  'sales'
end

get '/widgets' do # want RBN722 (access=bypassable)
  halt 401 unless session[:user] || request.xhr?
  'widgets'
end

get '/fragments' do # access=open
  halt 400, 'for scripts of our pages' unless request.xhr?
  'a fragment'
end

# Conditions of routes that ask, and stop nobody.
set(:scope) do |name|
  condition do
    logger.warn("no scope #{name}") unless session[:scope] == name
    true
  end
end

set(:needs) { |name| condition { session[:scope] == name || halt(403) } }

get '/export', scope: 'export' do # want RBN722 (access=bypassable)
  'export'
end

get '/import', needs: 'import' do # access=guarded
  'import'
end

# Answers of helpers that nobody uses.
helpers do
  def tracer
    @tracer ||= OpenTelemetry.tracer_provider.tracer('api')
  end

  def known_token?(store)
    tracer.in_span('known') do
      return false unless request.env['HTTP_X_AUTH_TOKEN']

      store.exists?("token__#{request.env['HTTP_X_AUTH_TOKEN']}") ? true : false
    end
  end

  def token!(store)
    tracer.in_span('token') do
      return true if known_token?(store)

      halt 401
    end
  end

  def vet!
    [403, 'vets only'] unless session[:role] == 'vet'
  end

  def signed?
    name, mac = request.cookies['staff'].to_s.split('--', 2)
    return false unless name && mac

    Rack::Utils.secure_compare(OpenSSL::HMAC.hexdigest('SHA256', ENV.fetch('STAFF_SECRET'), name), mac)
  end
end

post '/stock' do # want RBN722 (access=bypassable)
  vet!
  'stored'
end

put '/stock' do # access=guarded
  halt(*vet!) if vet!
  'stored'
end

# A cookie that the program has signed.
get '/staff' do # access=guarded
  halt 401 unless signed?
  'staff'
end

get '/download' do # want RBN722 (access=bypassable)
  session[:return_to] = '/download' unless session[:user]
  Report.all.to_s
end

# Checks in blocks that a call runs.
delete '/pools/:id' do # access=guarded
  token!(Redis.new)
  'gone'
end

put '/pools/:id' do # access=guarded
  Statsd.new.increment('pools.put')
  token!(Redis.new) if settings.tokens
  system('pool', params[:id].to_i.to_s)
end

patch '/pools/:id' do # access=open
  tracer.in_span('patch') { return 'nothing' if params[:id].empty? }
  'patched'
end

# Guards that end without anything, that are rescued in a helper, and that are so of a part of a text.
before('/ended/*') { return unless session[:user] }

get '/ended/mail' do # want RBN722 (access=bypassable)
  'mail'
end

helpers do
  def known!
    raise ArgumentError unless session[:user]
  end

  def quiet
    known!
  rescue ArgumentError
    nil
  end
end

get '/quiet' do # want RBN722 (access=bypassable)
  quiet
  'quiet'
end

get '/said' do # want RBN722 (access=bypassable)
  status 403 unless session[:user]
  'the status is said, and the page, too'
end

KEYRING = File.read('keys.txt')

get '/keyring' do # want RBN722 (access=bypassable)
  halt 401 unless KEYRING.include?(params[:key].to_s)
  'keyring'
end

get '/keyring/lines' do # access=guarded
  halt 401 unless KEYRING.lines.include?(params[:key].to_s)
  'keyring'
end

get '/first' do # access=open
  halt 404 if session[:page] == 0
  'first'
end

get '/spelled' do # access=guarded
  halt 401 unless request.env['HTTP_X_TOKEN'].to_s.casecmp(ENV.fetch('TOKEN')) == 0
  'spelled'
end

# What a filter stores that does not run for a route says nothing of it.
class Elsewhere < Sinatra::Base
  enable :sessions

  before { @known = session[:user] }
  before('/open/*') { @known = true }

  get '/closed/x' do # access=guarded
    halt 401 unless @known
    'closed'
  end

  get '/open/x' do # access=open
    halt 401 unless @known
    'open'
  end
end
