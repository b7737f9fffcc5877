require 'sinatra/base'

# What is asked in a branch of a filter that goes on behind it.
class Office < Sinatra::Base
  enable :sessions

  before do
    if request.path_info.start_with?('/internal')
      halt 401 unless session[:user]
    end
    @title = 'Office'
  end

  before do
    unless request.get? || request.head?
      require_login
      @changed = true
    end
    @footer = 'Office'
  end

  before '/rooms/*' do
    if params[:hint]
      @hint = params[:hint]
    else
      halt 401 unless session[:user]
    end
    @rooms = Room.all
  end

  before '/keys/*' do
    if request.path_info == '/keys/lost'
      @lost = true
    elsif session[:user]
      @user = session[:user]
    else
      redirect '/login'
    end
    @keys = 3
  end

  helpers do
    def require_login
      redirect '/login' unless session[:user]
    end
  end

  get '/hours' do # access=open
    'hours'
  end

  post '/hours' do # access=guarded
    'changed'
  end

  get '/internal' do # want RBN722 (access=bypassable)
    'with a letter percent-encoded'
  end

  post '/internal/notes' do # access=guarded
    'noted'
  end

  get '/rooms/:id' do # want RBN722 (access=bypassable)
    'room'
  end

  get '/keys/lost' do # access=open
    'lost'
  end

  get '/keys/found' do # access=guarded
    'found'
  end
end
