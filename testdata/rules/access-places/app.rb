require 'sinatra/base'

# What stands in front of an application in one of the places where it is mounted.

class Reports < Sinatra::Base
  get '/daily' do # want RBN722 (access=bypassable /closed/daily=guarded /inner/reports/daily=guarded)
    `report daily #{Integer(params[:n])}`
  end
end

class Jobs < Sinatra::Base
  get '/jobs' do # want RBN722 (access=bypassable /ops/jobs=guarded)
    'jobs'
  end
end

class Health < Sinatra::Base
  get '/health' do # access=open
    'ok'
  end
end

class Metrics < Sinatra::Base
  use Rack::Auth::Basic, 'metrics' do |user, pass|
    user == 'm' && Rack::Utils.secure_compare(pass, ENV.fetch('METRICS'))
  end
  get '/all' do # access=guarded
    'all'
  end
end

class Weak < Sinatra::Base
  get '/weak' do # want RBN722 (access=bypassable)
    'weak'
  end
end

class Wiki < Sinatra::Base
  get '/page' do # access=open
    'page'
  end
  use Rack::Auth::Basic do |u, p|
    [u, p] == ['admin', ENV.fetch('WIKI')]
  end if ENV['WIKI_PRIVATE']
end

class Cascaded < Sinatra::Base
  get '/c' do # access=guarded
    'c'
  end
end
