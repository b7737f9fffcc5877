require 'sinatra/base'

ITEMS = {}

# Reading is for all; PUT and DELETE are for users.
class WriteGate
  def initialize(app)
    @app = app
  end

  def call(env)
    if %w[PUT DELETE].include?(env['REQUEST_METHOD']) && !env['rack.session'][:user]
      return [401, {}, ['Sign in first']]
    end

    @app.call(env)
  end
end

# All but reading is for users.
class ChangeGate
  def initialize(app)
    @app = app
  end

  def call(env)
    return [401, {}, ['Sign in first']] unless env['REQUEST_METHOD'] == 'GET' || env['rack.session'][:user]

    @app.call(env)
  end
end

# Forms say their verb as _method, behind the gate.
class Catalog < Sinatra::Base
  enable :method_override

  get('/:id') { 'item' } # access=open

  put '/:id' do # want RBN722 (access=bypassable)
    ITEMS[params[:id]] = params[:name]
    'kept'
  end

  delete('/:id') { ITEMS.delete(params[:id]) && 204 } # want RBN722 (access=bypassable)
end

# The verb is the one that the server was asked by.
class Prices < Sinatra::Base
  put '/:id' do # access=guarded
    ITEMS[params[:id]] = params[:price]
    'kept'
  end
end

# A form's POST is turned away, too.
class Shelves < Sinatra::Base
  enable :method_override

  put '/:id' do # access=guarded
    ITEMS[params[:id]] = params[:shelf]
    'kept'
  end
end

# What the application itself uses runs behind what reads _method.
class Boxes < Sinatra::Base
  enable :method_override
  use WriteGate

  put '/:id' do # access=guarded
    ITEMS[params[:id]] = params[:box]
    'kept'
  end
end
