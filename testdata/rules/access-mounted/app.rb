require 'sinatra/base'

# Each application that descends from one has its routes too, wherever it is mounted, with filters and exemptions of its own.
class House < Sinatra::Base
  enable :sessions
  set :anonymous_paths, %w[/ping]

  helpers do
    def user
      @user ||= session[:user] && User[session[:user]]
    end

    def require_login!
      return if user

      redirect '/login'
    end

    def require_role!(*roles)
      require_login!
      halt 403 unless roles.include?(user.role)
    end
  end

  before { require_login! unless anonymous? }

  def anonymous?
    settings.anonymous_paths.include?(request.path_info)
  end

  get '/ping' do # access=open /vault/ping=guarded
    'pong'
  end

  get '/whoami' do # want RBN722 (access=guarded /kiosk/whoami=open /board/whoami=bypassable /lists/whoami=bypassable)
    user.name
  end
end

class Hall < House
  set :anonymous_paths, House.anonymous_paths + ['', '/', '/login']

  get '/' do # access=open
    'hall'
  end

  get '/login' do # access=open
    'sign in'
  end

  get '/rooms' do # access=guarded
    'rooms'
  end
end

class Kiosk < House
  def anonymous?
    true
  end

  post '/tickets' do # access=open
    Ticket.create
  end
end

# What it overrides stops nobody.
class Board < House
  def require_login!
    session[:hint] = 'sign in' unless user
  end

  post '/' do # want RBN722 (access=bypassable)
    Notice.create(text: params[:text])
  end
end

# Whom it turns away it knows already.
class Desk < House
  before { halt 403 if user && user.locked? }

  get '/calls' do # access=guarded
    'calls'
  end
end

class Vault < House
  before { require_role!('keeper') }

  delete '/items/:id' do # access=guarded
    Item.where(id: params[:id]).delete
  end
end

# Where it is mounted says who may come.
class Lists < House
  def anonymous?
    super || !request.script_name.start_with?('/staff')
  end

  get '/all' do # want RBN722 (access=bypassable /staff/lists/all=guarded)
    Item.all.map(&:name).join(',')
  end
end

# Applications that are mounted by each other, one after the other, or in several places.
class Inner < Sinatra::Base
  get '/inner' do # access=open
    'inner'
  end
end

class Outer < Sinatra::Base
  use Inner

  get '/outer' do # access=open
    'outer'
  end
end

class One < Sinatra::Base
  get('/one') { 'one' } # access=open
end

class Two < Sinatra::Base
  before { halt 401 unless session[:user] }
  get('/two') { 'two' } # access=guarded
end
