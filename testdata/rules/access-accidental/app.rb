require 'sinatra/base'

# Paths that are exempt by their first characters.
class Library < Sinatra::Base
  enable :sessions
  set :open_paths, %w[/login /about]

  before do
    next if settings.open_paths.any? { |path| request.path_info.start_with?(path) }
    next if request.path_info.start_with?('/assets/', '/pub')

    halt 401 unless session[:user]
  end

  get '/login' do # access=open
    'login'
  end

  get '/login/forgotten' do # access=open
    'forgotten'
  end

  get '/loginlog' do # want RBN722 (access=bypassable)
    'who has signed in'
  end

  get '/assets/:name' do # access=open
    'asset'
  end

  get '/public' do # access=open
    'no other path is meant by that'
  end

  get '/books' do # access=guarded
    'books'
  end

  get '/books/:id.:format' do # access=guarded
    'book'
  end
end

# What is asked only once the route has run.
class Attic < Sinatra::Base
  enable :sessions

  after('/boxes/*') { halt 401 unless session[:user] }
  after { headers 'X-User' => session[:user].to_s }

  delete '/boxes/:id' do # want RBN722 (access=bypassable)
    Box.find(params[:id]).destroy
    'gone'
  end

  get '/hatch' do # access=open
    'hatch'
  end
end

# … by a macro.
class Loft < Sinatra::Base
  def self.asked_late(pattern)
    after(pattern) { halt 401 unless session[:user] }
  end

  asked_late '/rebuild'

  post '/rebuild' do # want RBN722 (access=bypassable)
    system('rebuild')
  end

  get '/state' do # access=open
    'built'
  end
end
