require 'sinatra/base'

# What is asked of the path with its query, anybody can write into the query.
class Reports < Sinatra::Base
  helpers do
    def authenticate
      payload, = JWT.decode(request.env['HTTP_AUTHORIZATION'].to_s, ENV.fetch('KEY'), true, algorithm: 'HS256')
      @claims = payload
    rescue JWT::DecodeError
      halt 401
    end
  end

  before { authenticate unless request.fullpath =~ %r{/public/} }

  get '/public/summary' do # access=open
    'summary'
  end

  get '/volume' do # want RBN722 (access=bypassable)
    'volume'
  end
end

class Begun < Sinatra::Base
  before { halt 401 unless session[:user] || request.fullpath.start_with?('/begun/public') }

  get '/public/summary' do # access=open
    'summary'
  end

  get '/volume' do # access=guarded
    'volume'
  end
end

class Ended < Sinatra::Base
  before { halt 401 unless session[:user] || request.env['REQUEST_URI'].end_with?('.css') }

  get '/main.css' do # access=open
    'css'
  end

  get '/volume' do # want RBN722 (access=bypassable)
    'volume'
  end
end

class Path < Sinatra::Base
  before { halt 401 unless session[:user] || request.env['REQUEST_PATH'].include?('/public/') }

  get '/public/summary' do # access=open
    'summary'
  end

  get '/volume' do # access=guarded
    'volume'
  end
end

class Whole < Sinatra::Base
  before { halt 401 unless session[:user] || request.path == '/whole/summary' }

  get '/summary' do # access=open
    'summary'
  end

  get '/volume' do # access=guarded
    'volume'
  end
end
