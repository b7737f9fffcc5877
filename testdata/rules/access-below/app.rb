require 'sinatra/base'

# What is mounted at a path is handed the rest of it: who compares that with whole paths compares in vain.
class Gate
  def initialize(app, prefixes:)
    @app = app
    @prefixes = prefixes
  end

  def call(env)
    return @app.call(env) unless protected?(env['PATH_INFO'])
    return @app.call(env) if Rack::Utils.secure_compare(env['HTTP_X_KEY'].to_s, ENV.fetch('KEY'))

    [401, {}, ['key required']]
  end

  private

  def protected?(path) = @prefixes.any? { |prefix| path.start_with?(prefix) }
end

# It asks for the whole path.
class WholeGate < Gate
  def call(env)
    return @app.call(env) unless protected?(Rack::Request.new(env).path)
    return @app.call(env) if Rack::Utils.secure_compare(env['HTTP_X_KEY'].to_s, ENV.fetch('KEY'))

    [401, {}, ['key required']]
  end
end

class Partner < Sinatra::Base
  get('/orders') { 'orders' } # want RBN722 (access=bypassable)
  get('/terms') { 'terms' } # access=open
end

# The path is the right one; only a doubled slash goes by it.
class Right < Sinatra::Base
  get('/orders') { 'orders' } # want RBN722 (access=bypassable)
  get('/terms') { 'terms' } # access=open
end

class Full < Sinatra::Base
  get('/orders') { 'orders' } # want RBN722 (access=bypassable)
  get('/terms') { 'terms' } # access=open
end

# It stands in front of all.
class Inner < Sinatra::Base
  get('/orders') { 'orders' } # want RBN722 (access=bypassable)
  get('/terms') { 'terms' } # access=open
end

# So do filters.
class Staff < Sinatra::Base
  enable :sessions

  before do
    halt 401 if request.path_info.start_with?('/staff/rota') && !session[:user]
  end

  get('/rota') { 'rota' } # want RBN722 (access=bypassable)
  get('/menu') { 'menu' } # access=open
end

# The whole path is asked for, as it is sent.
class Crew < Sinatra::Base
  enable :sessions

  before do
    halt 401 if request.path.start_with?('/crew/rota') && !session[:user]
  end

  get('/rota') { 'rota' } # want RBN722 (access=bypassable)
  get('/menu') { 'menu' } # access=open
end
