require 'sinatra/base'
require 'openssl'

# Whether who asks is asked before something is done, and on all ways.
class Order < Sinatra::Base
  enable :sessions

  helpers do
    def user
      @user ||= session[:user] && User[session[:user]]
    end

    def require_login
      redirect '/login' unless user
    end

    def key_required!
      halt 401 unless Rack::Utils.secure_compare(request.get_header('HTTP_X_KEY').to_s, ENV.fetch('KEY'))
      Key.first
    end
  end

  set(:ops) { |flag| condition { halt 403 if flag && !key_required!.ops } }

  # All is gone before it is asked; what it has made for itself is not.
  LOG = ['boot']
  def self.marks = (@marks ||= {})

  delete '/log' do # want RBN722 (access=bypassable)
    LOG.clear
    require_login
    'cleared'
  end

  delete '/marks' do # want RBN722 (access=bypassable)
    Order.marks.clear
    require_login
    'cleared'
  end

  delete '/log/asked' do # access=guarded
    require_login
    LOG.clear
    'cleared'
  end

  get '/log' do # access=guarded
    lines = LOG.dup
    lines.clear
    require_login
    lines.join
  end

  # What it ends with is a redirect.
  post '/reviews' do # access=guarded
    require_login
    Review.create(text: params[:text])
    redirect '/reviews'
  end

  post '/reviews/:book' do # access=guarded
    require_login
    book = Book.first(isbn: params[:book]) or halt 404
    book.reviews.create(text: params[:text])
    redirect '/reviews'
  end

  post '/drafts' do # access=open
    Draft.create(text: params[:text])
    redirect '/drafts'
  end

  # One of two says who asks, and the other one asks.
  put '/profile' do # access=guarded
    user || redirect('/login')
    user.update(name: params[:name])
    'done'
  end

  delete '/results/:id' do # access=guarded
    user or require_login
    Result.where(id: params[:id]).delete
    204
  end

  delete '/notes/:id' do # access=open
    params[:quick] or require_login
    Note.where(id: params[:id]).delete
    204
  end

  post '/firmware', ops: true do # access=guarded
    Firmware.create(text: params[:text])
    201
  end

  post '/firmware/tried', ops: false do # access=open
    Firmware.create(text: params[:text])
    201
  end

  # It is done by then.
  post '/holds' do # want RBN722 (access=bypassable)
    hold = Hold.create(book: params[:book])
    require_login
    hold.id.to_s
  end

  post '/results/:id/release' do # want RBN722 (access=bypassable)
    Result.where(id: params[:id]).update(released: true)
    require_login
    redirect '/results'
  end

  # What is noted of those who come in vain, and what only reads, are no harm.
  post '/counted' do # access=guarded
    Visit.create(path: request.path)
    require_login
    'counted'
  end

  post '/found' do # access=guarded
    book = Book.first(id: params[:book])
    options = {}
    options.update(params)
    require_login
    book.title
  end

  post '/turned/away' do # access=guarded
    unless user
      Attempt.create(name: params[:name])
      redirect '/login'
    end
    'welcome'
  end

  # A header by its own method.
  post '/hooks' do # access=guarded
    body = request.body.read
    expected = 'sha256=' + OpenSSL::HMAC.hexdigest('SHA256', ENV.fetch('SECRET'), body)
    halt 401 unless Rack::Utils.secure_compare(expected, request.get_header('HTTP_X_SIGNATURE').to_s)
    Hook.create(text: body)
    201
  end

  post '/hooks/said' do # want RBN722 (access=bypassable)
    halt 401 unless request.get_header('HTTP_X_USER') == 'admin'
    201
  end

  # Who signs in is not known before.
  post '/login' do # access=open
    env['warden'].authenticate!(:password)
    redirect '/'
  end

  get '/auth/:provider/callback' do # access=open
    known = env['omniauth.auth'] or halt 401
    session[:user] = User.first(uid: known['uid']).id
    redirect '/'
  end

  post '/login/devices' do # access=guarded
    env['warden'].authenticate!
    Device.create(name: params[:name])
    201
  end
end
