require 'sinatra/base'
require 'jwt'

# Applications that are made of several, and mounted as one.
class Site < Sinatra::Base
  get '/' do # access=open
    'site'
  end
end

class Jobs < Sinatra::Base
  get '/' do # access=open /beside/jobs=open
    'jobs'
  end

  get '/:id' do # access=open /beside/jobs/:id=open
    'job'
  end
end

class Runners < Sinatra::Base
  post '/claim' do # access=guarded
    'claim'
  end
end

class Hooks < Sinatra::Base
  before { halt 401 unless request.env['HTTP_X_HOOK_TOKEN'] }

  post '/push' do # want RBN722 (access=bypassable)
    'push'
  end
end

class Desk < Sinatra::Base
  get '/calls' do # access=guarded
    'calls'
  end
end

class Vault < Sinatra::Base
  get '/items' do # access=guarded
    'items'
  end
end

class Shelf < Sinatra::Base
  get '/books' do # access=open
    'books'
  end
end

class Logs < Sinatra::Base
  get %r{/(\d+)(?:\.txt)?} do # access=open
    'log'
  end
end

class Account < Sinatra::Base
  before { halt 401 unless env['composed.user'] }

  get '/account' do # access=guarded
    'account'
  end
end

# Who comes is noted where that is known; all others are handed on too, which is no guard of what asks nobody.
class Names
  def initialize(app)
    @app = app
  end

  def call(env)
    scheme, token = env['HTTP_AUTHORIZATION'].to_s.split(' ', 2)
    env['composed.user'] = user(token) if scheme == 'Bearer'
    @app.call(env)
  end

  def user(token)
    Tokens.read(token)
  rescue JWT::DecodeError
    nil
  end
end

module Tokens
  def self.read(token)
    claims, = JWT.decode(token, ENV.fetch('KEY'), true, algorithm: 'HS256')
    claims['sub']
  end
end

class KeyGate
  def initialize(app)
    @app = app
  end

  def call(env)
    return [401, {}, []] unless Rack::Utils.secure_compare(ENV.fetch('RUNNER_TOKEN'), env['HTTP_X_RUNNER_TOKEN'].to_s)

    @app.call(env)
  end
end

class Tabled < Sinatra::Base
  get '/tabled' do # want RBN722 (access=bypassable /tables/closed/tabled=guarded)
    'tabled'
  end
end

class ClosedTable
  def initialize(app) = @app = app

  def call(env)
    env['HTTP_X_TABLE_TOKEN'] == ENV.fetch('TABLE_TOKEN') ? @app.call(env) : [401, {}, []] # want RBN704
  end
end

TABLES = { '/open' => Tabled, '/closed' => ClosedTable.new(Tabled) }.freeze

class Basic
  def self.app
    Rack::Builder.new do
      use(Rack::Auth::Basic) { |_, p| Rack::Utils.secure_compare(p, ENV.fetch('VAULT')) }
      map('/vault') { run Vault }
    end.to_app
  end
end
