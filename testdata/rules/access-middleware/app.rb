require 'sinatra/base'

class Inside < Sinatra::Base
  use Rack::Auth::Basic, 'inside' do |user, password|
    user == 'admin' && password == ENV['PASSWORD'] # want RBN704
  end

  get '/inside' do # access=guarded
    system("x #{params[:x]}") # want RBN201
  end
end

class Both < Sinatra::Base
  use Rack::Auth::Basic do |user, password|
    Rack::Utils.secure_compare(user, ENV['ADMIN']) & Rack::Utils.secure_compare(password, ENV['PASSWORD'])
  end

  get '/both' do # access=guarded
    'both'
  end
end

class Either < Sinatra::Base
  use Rack::Auth::Basic do |user, password|
    Rack::Utils.secure_compare(password, ENV['PASSWORD']) | true
  end

  get '/either' do # want RBN722 (access=bypassable)
    'either'
  end
end

class Anybody < Sinatra::Base
  use Rack::Auth::Basic, 'anybody' do |_user, _password|
    true
  end

  get '/anybody' do # want RBN722 (access=bypassable)
    'anybody'
  end
end

class TokenAuth
  def initialize(app)
    @app = app
  end

  def call(env)
    request = Rack::Request.new(env)
    return [401, {}, []] unless ENV.fetch('TOKEN') == env['HTTP_X_TOKEN'] || request.path == '/health' # want RBN704
    @app.call(env)
  end
end

class StrictAuth < TokenAuth
  def call(env)
    return [401, {}, []] unless ENV.fetch('TOKEN') == env['HTTP_X_TOKEN'] # want RBN704
    @app.call(env)
  end
end

class Logger
  def initialize(app)
    @app = app
  end

  def call(env)
    warn env['PATH_INFO'].inspect
    @app.call(env)
  end
end

class Strict < Sinatra::Base
  use Logger
  use StrictAuth

  get '/strict' do # access=guarded
    'strict'
  end
end

class Logged < Sinatra::Base
  use Logger

  get '/logged' do # access=open
    'logged'
  end
end

class Behind < Sinatra::Base
  get '/behind' do # access=guarded
    'behind'
  end
end

class Measured < Sinatra::Base
  get '/measured' do # access=guarded
    'measured'
  end
end

class Beside < Sinatra::Base
  get '/beside' do # access=open
    'beside'
  end
end
