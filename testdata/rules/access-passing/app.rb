require 'sinatra/base'

# A route that matches the paths of others, asks who comes and passes is asked before those that stand behind it.
class Members < Sinatra::Base
  get '/about' do # access=open
    'about'
  end

  get '/export' do # want RBN722 (access=bypassable)
    Member.all.map(&:email).join(',')
  end

  post '/letters' do # access=open
    'a POST does not come to it'
  end

  get '/*' do # access=guarded
    halt 401 unless session[:user]
    pass
  end

  get '/directory' do # access=guarded
    'directory'
  end

  get '/:id' do # access=guarded
    'member'
  end
end

class Visitors < Sinatra::Base
  get '/old/*' do # access=open
    pass if params[:old]
    redirect '/'
  end

  get '/old/desk' do # access=open
    'desk'
  end

  get '/any/*' do # access=guarded
    pass unless session[:user]
    'signed in'
  end

  get '/any/page' do # access=open
    'page'
  end
end

# A block that is mounted before something is used does not stand behind that; an application that is run does.
class Payouts < Sinatra::Base
  post '/:author' do # want RBN722 (access=bypassable)
    Payout.create(author: params[:author])
  end
end

class Audit < Sinatra::Base
  get '/all' do # access=guarded
    'audit'
  end
end

class Terms < Sinatra::Base
  get '/terms' do # access=open
    'terms'
  end
end

class Health < Sinatra::Base
  get '/health' do # access=open
    'ok'
  end
end

class Late < Sinatra::Base
  get '/late' do # access=guarded
    'late'
  end
end

# A door that only one verb comes through.
class Vault < Sinatra::Base
  post '/vault/early' do # access=open
    Store.put(params[:reel])
  end

  get '/vault/*' do # access=guarded
    halt 401 unless session[:user]
    pass
  end

  get '/vault/keys' do # access=guarded
    'keys'
  end

  post '/vault/masters' do # want RBN722 (access=bypassable)
    Store.put(params[:reel])
  end

  post '/vault/own' do # access=guarded
    halt 401 unless session[:user]
    Store.put(params[:reel])
  end

  post '/vaults' do # access=open
    Store.put(params[:reel])
  end

  # What it comes through before asks nobody.
  get '/lobby/*' do # access=open
    pass
  end

  post '/lobby/notes' do # access=open
    Store.put(params[:note])
  end
end
