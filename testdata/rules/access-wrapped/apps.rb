require 'sinatra/base'

# Middleware that the program makes itself, around what it mounts.
class KeyGate
  def initialize(app, key:, open: [])
    @app, @key, @open = app, key, open
  end

  def call(env)
    return @app.call(env) if @open.include?(env['PATH_INFO'])
    return [401, {}, []] unless Rack::Utils.secure_compare(@key, env['HTTP_X_KEY'].to_s)

    @app.call(env)
  end
end

class Log
  def initialize(app)
    @app = app
  end

  def call(env)
    @app.call(env)
  end
end

class Inner < Sinatra::Base
  get '/orders' do # access=guarded
    'orders'
  end

  get '/health' do # access=open
    'well'
  end
end

class Logged < Sinatra::Base
  get '/orders' do # access=open
    'orders'
  end
end

class Deep < Sinatra::Base
  get '/orders' do # access=guarded
    'orders'
  end
end

class Metrics < Sinatra::Base
  get '/all' do # access=guarded
    'metrics'
  end
end

class Reports < Sinatra::Base
  get '/all' do # want RBN722 (access=bypassable)
    'reports'
  end
end

class Listed < Sinatra::Base
  get '/orders' do # access=guarded
    'orders'
  end
end
