require 'sinatra/base'

# What anybody can have the session say of himself.
class Shop < Sinatra::Base
  post '/preferences' do # access=open
    session[:lang] = params[:lang]
    session[:admin] = params[:admin] == '1'
    session[:nick] = params[:nick].to_s
    redirect '/'
  end

  post '/session' do # access=open
    halt 401 unless User.valid?(params[:name], params[:password])
    session[:user] = params[:name]
    redirect '/'
  end

  post '/plan' do # access=unknown
    check_login(params[:name])
    session[:plan] = params[:plan]
    204
  end

  post '/club' do # access=guarded
    halt 401 unless session[:user]
    session[:club] = params[:club]
    204
  end

  post '/find' do # access=open
    session[:found] = User.first(card: params[:card]).id
    204
  end

  get '/console' do # want RBN722 (access=bypassable)
    halt 403 unless session[:admin]
    'console'
  end

  get '/console/log' do # want RBN722 (access=bypassable)
    halt 403 unless session[:admin] == true
    'log'
  end

  get '/desk' do # want RBN722 (access=bypassable)
    redirect '/login' unless session.key?(:nick)
    'desk'
  end

  get '/desk/orders' do # want RBN722 (access=bypassable)
    clerk = Clerk[session[:nick]]
    redirect '/login' unless clerk
    clerk.orders
  end

  get '/console/users' do # access=guarded
    halt 403 unless session[:user] && session[:admin]
    'users'
  end

  get '/plans' do # access=guarded
    halt 401 unless session[:plan]
    'plans'
  end

  get '/clubs' do # access=guarded
    halt 401 unless session[:club]
    'clubs'
  end

  get '/found' do # access=guarded
    halt 401 unless session[:found]
    'found'
  end
end

# Whom a request is about is not who sends it.
class Exports < Sinatra::Base
  helpers do
    def customer
      @customer ||= User[params[:user_id].to_i] || halt(401)
    end

    def current_user
      User[session[:user]]
    end
  end

  before('/orders') { customer }

  get '/orders' do # want RBN722 (access=bypassable)
    customer.orders
  end

  get '/profile' do # access=open
    user = User[params[:user_id]] || halt(404)
    user.profile
  end

  get '/mine' do # access=guarded
    halt 403 unless current_user.id == params[:user_id].to_i
    'mine'
  end

  get '/signed' do # access=guarded
    user = User[params[:user_id]]
    halt 401 unless user && user.token == params[:token] # want RBN704
    'signed'
  end

  get '/friend' do # access=guarded
    halt 401 unless current_user
    user = User[params[:user_id]] || halt(403)
    user.profile
  end
end
