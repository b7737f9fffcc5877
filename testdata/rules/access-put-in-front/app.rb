require 'sinatra/base'
require 'jwt'

# Applications that are put in front of another one, which may be meant for everybody, and middleware that lets some requests through.
class Doors < Sinatra::Base
  post '/login' do # access=open
    session[:user] = USERS.check(params[:name], params[:password])
    'in'
  end

  get '/prices' do # access=open
    PRICES.values.join(',')
  end
end

class Status < Sinatra::Base
  get '/status/all' do # access=open
    LOGS.size.to_s
  end
end

class Main < Sinatra::Base
  enable :sessions
  before { halt 401 unless session[:user] || request.path_info.start_with?('/status/') }

  use Doors
  use Status

  get '/main' do # access=guarded
    'main'
  end
end

class Token
  def initialize(app, except: [])
    @app = app
    @except = except
  end

  def call(env)
    return @app.call(env) if @except.include?([env['REQUEST_METHOD'], env['PATH_INFO']])

    env['claims'] = JWT.decode(env['HTTP_AUTHORIZATION'].to_s, ENV.fetch('KEY'), true, algorithm: 'HS256').first
    @app.call(env)
  end
end

# A list of exemptions that grows.
class Grown < Sinatra::Base
  FREE = [%w[GET /free]]
  FREE << %w[GET /freed]
  FREE.concat([%w[PUT /opened]])

  enable :sessions
  before { halt 401 unless FREE.include?([request.request_method, request.path_info]) || session[:user] }

  get '/free' do # access=open
    'free'
  end

  get '/freed' do # access=open
    'freed'
  end

  put '/opened' do # access=open
    'opened'
  end

  post '/freed' do # access=guarded
    'freed'
  end
end

# One of the same name elsewhere does not grow with it.
class Fixed < Sinatra::Base
  FREE = [%w[GET /free]]

  enable :sessions
  before { halt 401 unless FREE.include?([request.request_method, request.path_info]) || session[:user] }

  get '/freed' do # access=guarded
    'freed'
  end
end

class Rounds < Sinatra::Base
  get '/rounds' do # access=guarded
    'rounds'
  end

  get '/depots' do # access=open
    'depots'
  end

  post '/depots' do # access=guarded
    'depots'
  end

  post '/hooks' do # access=open
    'heard'
  end
end

class Tours < Sinatra::Base
  def self.stack
    app = self
    Rack::Builder.app do
      use Token, except: [%w[GET /tours/public], ['GET']]
      run app
    end
  end

  get '/tours' do # access=guarded
    'tours'
  end

  get '/tours/public' do # access=open
    'tours'
  end
end

class Masts < Sinatra::Base
  post '/readings' do # want RBN722 (access=bypassable)
    'read'
  end
end

class Poles < Sinatra::Base
  post '/readings' do # access=guarded
    'read'
  end
end

class Buoys < Sinatra::Base
  post '/readings' do # access=guarded
    'read'
  end
end
