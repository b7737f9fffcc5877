require 'sinatra/base'

ITEMS = {}

# A filter that an application turns off, or that takes everybody for somebody there.
class Desk < Sinatra::Base
  set :gate, true
  enable :sessions

  helpers do
    def user = ITEMS[session[:user]]
  end

  before { halt 401 if settings.gate && user.nil? }
end

class Drawers < Desk
  get '/drawers' do # access=guarded
    ITEMS.keys.join
  end
end

class Counter < Desk
  GUEST = { name: 'guest' }.freeze

  def user = super || GUEST

  get '/counter' do # access=unknown
    ITEMS.keys.join
  end
end

class Till < Desk
  def user = { name: 'guest' }

  get '/till' do # access=open
    ITEMS.keys.join
  end
end

class Ledger < Desk
  def user = super || ITEMS[session[:clerk]]

  get '/ledger' do # access=guarded
    ITEMS.keys.join
  end
end

class Window < Desk
  disable :gate

  get '/window' do # access=open
    ITEMS.keys.join
  end

  post '/window' do # access=open
    system(params[:order]) # want RBN201
  end
end

class Hatch < Desk
  set :gate, false

  get '/hatch' do # access=open
    ITEMS.keys.join
  end
end

class Vault < Window
  enable :gate

  get '/vault' do # access=guarded
    ITEMS.keys.join
  end
end

class Either < Sinatra::Base
  enable :sessions

  get('/either') { halt 401 unless [session[:user], session[:admin]].any?; 'x' } # access=guarded
end
