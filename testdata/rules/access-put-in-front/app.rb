require 'sinatra/base'
require 'jwt'

# Applications that are put in front of another one, and middleware that lets some requests through.
class Builds < Sinatra::Base
  get '/builds' do # want RBN722 (access=bypassable)
    LOGS.keys.join(',')
  end

  post '/builds' do # want RBN722 (access=bypassable)
    'started'
  end

  get '/builds/help' do # access=open
    'see the manual'
  end
end

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

  use Builds
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
