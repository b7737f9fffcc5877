require 'sinatra/base'
require 'json'

# Who asks is found out, and nothing comes of it.
class Noted < Sinatra::Base
  helpers do
    def user
      @user ||= User[session[:uid]]
    end

    def logged_in?
      !user.nil?
    end

    def deny(code)
      [code, JSON.generate(error: 'denied')]
    end
  end

  before('/statistics') { @guest = !logged_in? }
  before('/pages') { @reader = logged_in? }
  before('/jobs') { env['warden'].authenticate }

  get '/statistics' do # want RBN722 (access=bypassable)
    'for those who are known'
  end

  get '/pages' do # access=open
    @reader ? 'hello' : 'sign in'
  end

  get '/export' do # want RBN722 (access=bypassable)
    logged_in?
    system('export')
  end

  get '/welcome' do # access=open
    user
    'welcome'
  end

  post '/flush' do # want RBN722 (access=bypassable)
    deny(401) unless logged_in?
    flush
    204
  end

  post '/jobs' do # want RBN722 (access=bypassable)
    'job'
  end

  get '/jobs' do # access=open
    "jobs of #{env['warden'].user}"
  end

  get '/jobs' do # want RBN722 (access=bypassable)
    'jobs, whoever it is'
  end

  post '/toll' do # want RBN722 (access=bypassable)
    given = request.env['HTTP_X_SIGNATURE']
    halt 401 if given && !Rack::Utils.secure_compare(given, ENV.fetch('KEY'))
    record
    204
  end

  # What a program answers to those whom it does not know is no way past the guard.
  get '/mine' do # access=guarded
    return [403, 'denied'] unless logged_in?

    'mine'
  end

  post '/submit' do # access=guarded
    return JSON.generate(error: 'Not authenticated.') unless user

    submit
    'submitted'
  end

  post '/coded' do # access=guarded
    return JSON.generate(error: 'not_authorized') unless user

    submit
    'submitted'
  end

  post '/coded/loose' do # want RBN722 (access=bypassable)
    JSON.generate(error: 'not_authorized') unless user
    submit
    'submitted'
  end

  # Both see a page.
  get '/home' do # access=open
    return 'sign in to see more' unless logged_in?

    'home'
  end
end

# What is noted elsewhere for the request.
class Elsewhere < Sinatra::Base
  def remember(auth)
    return unless auth

    id = DB.get("auth:#{auth}")
    $account = DB.hgetall("user:#{id}") if id # rubocop:disable Style/GlobalVars
  end

  def permitted?(path)
    return true if %w[/open /about].include?(path)

    !$account.nil? # rubocop:disable Style/GlobalVars
  end

  before do
    $account = nil # rubocop:disable Style/GlobalVars
    remember(request.cookies['auth'])
    halt 401 unless permitted?(request.path)
  end

  get '/open' do # access=open
    'open'
  end

  get '/account' do # access=guarded
    'account'
  end
end

class Behind < Sinatra::Base
  def superuser?
    Thread.current[:proxy_username] == 'root'
  end

  get '/nodes' do # access=guarded
    return 403, 'Permission denied' unless superuser?

    'nodes'
  end

  get '/thread' do # access=open
    return 404, 'none' unless Thread.current[:request_id] == 'x'

    'thread'
  end
end

# Answers of methods that do nothing but answer, and of filters.
class Answers < Sinatra::Base
  helpers do
    def current_user
      env['warden'].user || env['warden'].authenticate
    end

    def admin!
      user = current_user
      !user.nil? && user.admin?
    end

    def who
      session[:user]
    end

    def greet
      response.headers['X-Known'] = 'yes' if session[:user]
      !session[:user].nil?
    end
  end

  before('/users*') { admin! }
  before('/names*') { who }
  before('/keys*') { session[:user] && session[:role] == 'admin' }
  before('/hello*') { greet }

  get '/users' do # want RBN722 (access=bypassable)
    'users'
  end

  get '/names' do # access=open
    'names'
  end

  get '/keys' do # want RBN722 (access=bypassable)
    'keys'
  end

  get '/hello' do # access=open
    'hello'
  end

  get '/asked' do # access=guarded
    admin! or halt 403
    'asked'
  end
end
