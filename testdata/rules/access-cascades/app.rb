require 'sinatra/base'

# Of two applications that stand beside each other the one asks at all its paths, which says nothing of the other; or at some that look
# to be those of the other.
class Prices < Sinatra::Base
  get('/prices') { 'prices' } # access=open
  get('/crops/today') { 'today' } # access=open
end

class Crops < Sinatra::Base
  enable :sessions

  before('/*') { halt 401 unless session[:user] || request.path_info == '/weather' }

  get('/crops') { 'crops' } # access=guarded
  get('/crops/:id') { 'crop' } # access=guarded
end

class Tools < Sinatra::Base
  get('/admin/tools') { 'tools' } # want RBN722 (access=bypassable)
end

class Admin < Sinatra::Base
  enable :sessions

  before('/admin/*') { halt 401 unless session[:user] }

  get('/admin/users') { 'users' } # access=guarded
end

# What refuses is asked first, and where it does the next one answers.
class Desk < Sinatra::Base
  enable :sessions

  before { halt 401 unless session[:user] }

  get('/tasks') { 'tasks' } # access=guarded
end

class OldDesk < Sinatra::Base
  get('/rota') { 'rota' } # want RBN722 (access=bypassable)
end

# Where what is not found goes on, and nothing else, the refusal is the answer.
class Till < Sinatra::Base
  enable :sessions

  before { halt 401 unless session[:user] }

  get('/sums') { 'sums' } # access=guarded
end

class OldTill < Sinatra::Base
  get('/receipts') { 'receipts' } # access=guarded
end
