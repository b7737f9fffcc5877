require 'sinatra/base'

# Middleware of the program that asks who comes to some requests only.

class KeyGate
  def initialize(app, methods: %w[POST PUT DELETE], key: nil)
    @app = app
    @methods = methods
    @key = key
  end

  def call(env)
    if @methods.include?(env['REQUEST_METHOD'])
      given = env['HTTP_X_KEY'].to_s
      return [401, { 'Content-Type' => 'text/plain' }, ['no']] unless Rack::Utils.secure_compare(given, @key)
    end
    @app.call(env)
  end
end

class PathGate
  def initialize(app, prefix)
    @app = app
    @prefix = prefix
  end

  def call(env)
    request = Rack::Request.new(env)
    if request.path_info.start_with?(@prefix)
      return deny unless env['rack.session'] && env['rack.session'][:user_id]
    end
    @app.call(env)
  end

  private

  def deny = [302, { 'Location' => '/login' }, []]
end

class SkipGate
  PUBLIC = ['/login', '/about'].freeze

  def initialize(app)
    @app = app
  end

  def call(env)
    return @app.call(env) if PUBLIC.any? { |p| env['PATH_INFO'].include?(p) }
    return [401, {}, []] unless authorized?(env)

    @app.call(env)
  end

  def authorized?(env)
    auth = Rack::Auth::Basic::Request.new(env)
    auth.provided? && auth.basic? && Rack::Utils.secure_compare(auth.credentials.last, ENV.fetch('PASS'))
  end
end

class ExactSkip
  def initialize(app, skip: [])
    @app = app
    @skip = skip
  end

  def call(env)
    unless @skip.include?(env['PATH_INFO'])
      return [401, {}, ['denied']] unless env['HTTP_AUTHORIZATION'] == "Bearer #{ENV.fetch('TOKEN')}"
    end
    @app.call(env)
  end
end

class AfterGate
  def initialize(app) = @app = app

  def call(env)
    status, headers, body = @app.call(env)
    return [401, {}, []] unless env['HTTP_X_KEY'] == ENV.fetch('KEY') # want RBN704

    [status, headers, body]
  end
end

class NoteGate
  def initialize(app) = @app = app

  def call(env)
    env['app.authorized'] = Rack::Utils.secure_compare(env['HTTP_X_KEY'].to_s, ENV.fetch('KEY'))
    @app.call(env)
  end
end

class RescueGate
  class Denied < StandardError; end
  def initialize(app) = @app = app

  def call(env)
    check(env)
    @app.call(env)
  rescue Denied
    @app.call(env)
  end

  def check(env)
    raise Denied unless env['HTTP_X_KEY'] == ENV.fetch('KEY') # want RBN704
  end
end

class Inventory < Sinatra::Base
  use KeyGate, key: ENV.fetch('INV_KEY')

  get '/items' do # access=open
    'items'
  end
  post '/items' do # access=guarded
    'new'
  end
  delete '/items/:id' do # access=guarded
    'gone'
  end
  patch '/items/:id' do # want RBN722 (access=bypassable)
    File.write("/srv/#{Integer(params[:id])}", params[:name])
  end
end

class Orders < Sinatra::Base
  use KeyGate, methods: %w[GET], key: ENV.fetch('ORD_KEY')
  get '/orders' do # want RBN722 (access=bypassable)
    'orders'
  end
  put '/orders/:id' do # want RBN722 (access=bypassable)
    'put'
  end
end

class Admin < Sinatra::Base
  enable :sessions
  use PathGate, '/admin'
  get '/admin' do # want RBN722 (access=bypassable)
    'admin'
  end
  get '/admin/users' do # want RBN722 (access=bypassable)
    'users'
  end
  get '/home' do # access=open
    'home'
  end
end

class Shop < Sinatra::Base
  use SkipGate
  get '/login' do # access=open
    'login'
  end
  get '/basket/*' do # want RBN722 (access=bypassable)
    'basket'
  end
  get '/pay' do # access=guarded
    'pay'
  end
end

class Api < Sinatra::Base
  use ExactSkip, skip: ['/ping', '/version']
  get '/ping' do # access=open
    'pong'
  end
  get '/version' do # access=open
    '1'
  end
  get '/data' do # access=guarded
    'data'
  end
end

class After < Sinatra::Base
  use AfterGate
  post '/run' do # want RBN722 (access=bypassable)
    system('job', params[:name])
  end
end

class Note < Sinatra::Base
  use NoteGate
  get '/noted' do # access=guarded
    halt 403 unless env['app.authorized']
    'noted'
  end
end

class Rescued < Sinatra::Base
  use RescueGate
  get '/rescued' do # want RBN722 (access=bypassable)
    'r'
  end
end

# Where the application is mounted says who may come, and options stand in a hash.
class PlaceGate
  def initialize(app, options = {})
    @app = app
    @open = options.fetch(:open, ['/front'])
    @key = options[:key] || ENV.fetch('PLACE_KEY')
  end

  def call(env)
    return @app.call(env) if @open.include?(env['SCRIPT_NAME'])
    return [401, {}, []] unless Rack::Utils.secure_compare(env['HTTP_X_KEY'].to_s, @key)

    @app.call(env)
  end
end

class Counter < Sinatra::Base
  use PlaceGate, open: %w[/lobby]

  get '/lobby' do # access=guarded /lobby/lobby=open
    'lobby'
  end
end

class Desk < Sinatra::Base
  use PlaceGate

  get '/desk' do # access=open /back/desk=guarded
    'desk'
  end
end

# For which requests it is meant, something says that is not understood.
class ProxyGate
  def initialize(app, routes)
    @app = app
    @routes = routes
  end

  def call(env)
    target = @routes.match(Rack::Request.new(env).fullpath)
    return @app.call(env) if target.nil?
    return [302, { 'Location' => '/login' }, []] unless env['rack.session'][:user]

    @app.call(env)
  end
end

class Proxied < Sinatra::Base
  use ProxyGate, Routes.load('routes.yml')

  get '/status' do # access=open
    'status'
  end
end
