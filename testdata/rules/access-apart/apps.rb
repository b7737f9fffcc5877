require 'sinatra/base'

# An application as middleware: its filters run before what stands behind it is asked.
class Login < Sinatra::Base
  before '/shop/*' do
    halt 401 unless session[:user] || request.path_info == '/shop/login'
  end

  get '/shop/login' do # access=open
    'a form'
  end
end

# The first one of a cascade, which goes on where that has no route.
class Front < Sinatra::Base
  before { halt 403 unless request.path_info.start_with?('/public') || session[:user] }

  get '/front' do # access=guarded
    'front'
  end
end

class Legacy < Sinatra::Base
  get '/hosts/:name' do # access=guarded
    'asked by the one before'
  end

  get '/public/hosts' do # access=open
    'hosts'
  end

  get '/shop/orders' do # access=guarded
    'asked by the middleware'
  end
end

# All below a path, and applications that are mounted there by themselves.
class Office < Sinatra::Base
  before { halt 401 unless session[:user] }

  get '/users' do # access=guarded
    'users'
  end
end

class Reports < Sinatra::Base
  get '/revenue' do # want RBN722 (access=bypassable)
    'revenue'
  end
end

class SignIn < Sinatra::Base
  get '/' do # access=open
    'a form'
  end
end

# Mounted twice, and asked for a password at one of the two.
class Jury < Sinatra::Base
  post '/votes' do # want RBN722 (access=guarded /screening/votes=bypassable)
    'voted'
  end
end

# A part of the paths of another application, in front of that.
class Partners < Sinatra::Base
  get '/v1/partners' do # want RBN722 (access=bypassable)
    'partners'
  end

  get '/v2/partners' do # access=open
    'partners'
  end
end

class Api < Sinatra::Base
  use Partners

  before('/v1/*') { halt 401 unless session[:user] }

  get '/v1/orders' do # access=guarded
    'orders'
  end

  get '/v1/offers/:id' do # access=guarded
    'an offer'
  end
end
