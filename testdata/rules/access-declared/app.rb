require 'sinatra/base'

# Filters that a method declares are those that its calls say.
module Guards
  module Helpers
    def signed_in?
      !session[:user].nil?
    end
  end

  def protect(*patterns, as: nil)
    patterns = ['*'] if patterns.empty?
    patterns.each do |pattern|
      before pattern do
        halt 401 unless signed_in?
        halt 403 if as == :admin && session[:role] != 'admin'
      end
    end
  end

  def admins(pattern, as: nil)
    before(pattern) { halt 403 if as == :admin && session[:role] != 'admin' }
  end

  def key_needed(only: nil, except: [])
    (only || ['*']).each do |pattern|
      before pattern do
        next if except.any? { |head| request.path_info.start_with?(head) }

        halt 401 unless signed_in?
      end
    end
  end

  def protect_except(*paths)
    before do
      pass if paths.include?(request.path_info)
      halt 401 unless signed_in?
    end
  end

  def protect_writes(pattern)
    before pattern do
      next if request.get? || request.head?

      halt 401 unless signed_in?
    end
  end

  def self.registered(app)
    app.helpers Helpers
  end
end

class Lists < Sinatra::Base
  register Guards
  protect '/a/*', '/a', as: :admin
  admins '/b'
  admins '/c', as: :admin
  protect_writes '/notes/:id'

  get '/a' do # access=guarded
    system("a #{params[:x]}") # want RBN201
  end

  get '/a/users' do # access=guarded
    'users'
  end

  get '/b' do # access=open
    'b'
  end

  get '/c' do # access=guarded
    'c'
  end

  get '/notes/:name' do # access=open
    'note'
  end

  put '/notes/:name' do # access=guarded
    'note'
  end

  get '/open' do # access=open
    'open'
  end
end

class Expressions < Sinatra::Base
  register Guards
  protect %r{/\d+/.*}

  get '/1/x' do # access=guarded
    'x'
  end

  get '/x/1' do # access=open
    'x'
  end
end

class Everything < Sinatra::Base
  register Guards
  protect

  get '/everything' do # access=guarded
    'everything'
  end
end

class Keys < Sinatra::Base
  register Guards
  key_needed except: ['/enroll/']

  get '/' do # access=guarded
    'keys'
  end

  get '/:id' do # access=guarded
    'key'
  end

  put '/:id/interval' do # access=guarded
    'interval'
  end

  post '/enroll/new' do # access=open
    'enroll'
  end

  get '/*' do # want RBN722 (access=bypassable)
    'rest'
  end
end

class Some < Sinatra::Base
  register Guards
  key_needed only: ['/keys', '/restart']

  get '/keys' do # access=guarded
    'keys'
  end

  delete '/keys/:name' do # want RBN722 (access=bypassable)
    'deleted'
  end

  post '/restart' do # access=guarded
    'restart'
  end
end

class Site < Sinatra::Base
  register Guards
  protect_except '/', '/login'

  get '/' do # access=open
    'site'
  end

  post '/login' do # access=open
    'login'
  end

  get '/me' do # access=guarded
    'me'
  end

  get '/:page.html' do # access=guarded
    'page'
  end
end

# One filter for each pattern.
class Desk < Sinatra::Base
  %w[/loans /loans/*].each do |pattern|
    before(pattern) { halt 401 if session[:user].nil? }
  end

  get '/loans' do # access=guarded
    'loans'
  end

  delete '/loans/:id' do # access=guarded
    'deleted'
  end

  get '/books' do # access=open
    'books'
  end

  before { halt 401 if request.path == '/vault' && session[:user].nil? }

  get '/vault' do # want RBN722 (access=bypassable)
    'vault'
  end
end

# HEAD runs the routes of GET.
class Verbs < Sinatra::Base
  before { halt 401 if request.get? && session[:user].nil? }

  get '/report' do # want RBN722 (access=bypassable)
    'report'
  end
end

# A regular expression is compared with the path as it is sent.
class Encoded < Sinatra::Base
  before(%r{/stock}) { halt 401 if session[:user].nil? }
  before(%r{/all/.*}) { halt 401 if session[:user].nil? }
  before(%r{/.*/secret}) { halt 401 if session[:user].nil? }

  get '/stock' do # want RBN722 (access=bypassable)
    'stock'
  end

  get '/shelves' do # access=open
    'shelves'
  end
end

class Whole < Sinatra::Base
  before(%r{/.*}) { halt 401 if session[:user].nil? }

  get '/whole' do # access=guarded
    'whole'
  end
end
