require 'sinatra/base'

# Filters whose pattern misses a route by a little.
class Ledger < Sinatra::Base
  before('/payments') { halt 401 unless session[:user] }
  before(%r{/drafts(?:/\d+)?}) { halt 401 unless session[:user] }
  before(%r{/stock}) { halt 401 unless session[:user] }

  get '/payments' do # access=guarded
    'payments'
  end

  get '/payments/:id/receipt' do # want RBN722 (access=bypassable)
    'receipt'
  end

  get '/paymentsystem' do # access=open
    'another path'
  end

  get '/drafts/:id' do # want RBN722 (access=bypassable)
    'draft'
  end

  get '/drafters/:id' do # access=open
    'drafter'
  end

  post '/stock/:id/writeoff' do # want RBN722 (access=bypassable)
    'written off'
  end

  get '/stockists' do # access=open
    'stockists'
  end
end

# A filter for one thing, and routes for what belongs to it.
class Runs < Sinatra::Base
  before('/runs/:id') { halt 401 unless session[:user] }

  get '/runs/:id' do # access=guarded
    'run'
  end

  get '/runs/:id/output' do # want RBN722 (access=bypassable)
    'output'
  end

  post '/runs/:id/cancel' do # want RBN722 (access=bypassable)
    'cancelled'
  end

  get '/runs/:from/until/:to' do # access=open
    'the runs of a time'
  end

  get '/runs' do # access=open
    'runs'
  end
end

# Filters that repeat the place at which the application is mounted.
class Desk < Sinatra::Base
  before('/desk/*') { halt 401 unless session[:user] }
  before('/own/*') { halt 401 unless session[:user] }

  get '/tickets' do # want RBN722 (access=bypassable)
    'tickets'
  end

  get '/own/tickets' do # access=guarded
    'own tickets'
  end
end

# The program has thought of the path itself.
class Albums < Sinatra::Base
  before('/:id') { @visitor = session[:user] }
  before('/:id/*') { halt 401 unless session[:user] }

  get '/:id' do # access=open
    @visitor.to_s
  end

  get '/:id/images' do # access=guarded
    'images'
  end
end

# Filters for another verb.
class Comments < Sinatra::Base
  before '/comments' do
    halt 401 if request.post? && session[:user].nil?
  end

  before '/notes' do
    halt 401 unless request.get? || session[:user]
  end

  get '/comments' do # access=open
    'comments'
  end

  post '/comments' do # access=guarded
    'comment'
  end

  delete '/comments' do # want RBN722 (access=bypassable)
    'gone'
  end

  delete '/notes' do # access=guarded
    'gone'
  end
end

# Filters for all below a place, and routes beside that.
class Staff < Sinatra::Base
  before('/staff/*') { halt 401 unless session[:user] }

  get '/staff/rota' do # access=guarded
    'rota'
  end

  get '/staff-picks' do # access=open
    'books that people like'
  end

  delete '/staff-picks/:id' do # want RBN722 (access=bypassable)
    'deleted'
  end

  get '/staff.csv' do # want RBN722 (access=bypassable)
    'the same as a table'
  end

  post '/staffing' do # access=open
    'another word'
  end
end

class Versions < Sinatra::Base
  register Sinatra::Namespace

  namespace '/v1' do
    before { halt 401 unless session[:user] }

    get '/grants' do # access=guarded
      'grants'
    end
  end

  get '/v1/reports' do # access=guarded
    'the filter of a namespace runs wherever a path is below it'
  end

  namespace '/v1-beta' do
    get '/grants' do # access=open
      'grants'
    end

    post '/grants' do # want RBN722 (access=bypassable)
      'a grant'
    end
  end
end

# A word that is written in two ways.
class Harbour < Sinatra::Base
  before('/harbor/*') { halt 401 unless session[:user] }
  before('/fee/*') { halt 401 unless session[:user] }

  get '/harbour/manifest' do # want RBN722 (access=bypassable)
    'manifest'
  end

  get '/feed' do # access=open
    'too short to be a slip'
  end
end

# What is left out by how a path begins is more than what was meant, if there is a route of that name.
class Videos < Sinatra::Base
  enable :sessions

  before(%r{/(?!signin|watch|help).*}) { redirect '/signin' unless session[:user] }

  get '/signin' do # access=open
    'sign in'
  end

  get '/watch/:id' do # access=open
    'video'
  end

  get '/watchlist' do # want RBN722 (access=bypassable)
    'list'
  end

  post '/watchlist/:id' do # want RBN722 (access=bypassable)
    'added'
  end

  # No route is called help: it is meant for all that begin so.
  get '/helpers' do # access=open
    'helpers'
  end

  get '/uploads' do # access=guarded
    'uploads'
  end
end

# What ends the segment is said.
class Clips < Sinatra::Base
  enable :sessions

  before(%r{/(?!watch(?:/|\z)).*}) { redirect '/' unless session[:user] }

  get '/watch/:id' do # access=open
    'video'
  end

  get '/watchlist' do # access=guarded
    'list'
  end
end
