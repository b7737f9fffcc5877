require 'sinatra/base'
require 'sinatra/namespace'

# Filters whose patterns are regular expressions: all paths of a route must match one as a whole.
class Reader < Sinatra::Base
  before(%r{/(?!login|about|p/).*}) { halt 401 unless session[:user] }

  get '/' do # access=guarded
    'home'
  end

  get '/login' do # access=open
    'sign in'
  end

  get '/login-help' do # access=open
    'help'
  end

  get '/loginhistory' do # want RBN722 (access=bypassable)
    'history'
  end

  get '/p/:slug' do # access=open
    'post'
  end

  post '/settings' do # access=guarded
    'settings'
  end

  get '/members/:id(.:format)?' do # access=guarded
    'member'
  end
end

class Logs < Sinatra::Base
  before(%r{/\d+}) { halt 401 unless session[:user] }

  get %r{/(\d+)(?:\.txt)?} do # want RBN722 (access=bypassable)
    'log'
  end

  get %r{/(\d\d\d)} do # access=guarded
    'short'
  end

  get %r{/latest(?:\.txt)?} do # access=open
    'latest'
  end
end

class Builds < Sinatra::Base
  before('/builds/*') { halt 401 unless session[:user] }

  get %r{/builds/(\d+)} do # access=guarded
    'build'
  end

  get %r{/builds?/(\d+)} do # access=open
    'build or builds'
  end
end

# A path has upper and lower case.
class Projects < Sinatra::Base
  before('/:slug/Settings') { halt 403 unless session[:admin] }
  before('/:slug/Members') { halt 403 unless session[:admin] }

  get '/:slug/settings' do # want RBN722 (access=bypassable)
    'settings'
  end

  get '/:slug/members' do # access=open
    'members'
  end

  get '/:slug/Members' do # access=guarded
    'Members'
  end
end

# What a namespace asks for, each of its routes does.
class Studio < Sinatra::Base
  register Sinatra::Namespace

  set(:auth) do |*roles|
    condition { halt 403 unless roles.include?(session[:role]) }
  end

  set(:size) do |limit|
    condition { request.content_length.to_i < limit }
  end

  namespace '/issues', auth: :admin do
    get '/:number/stats' do # access=guarded
      'stats'
    end

    namespace '/:number', size: 100 do
      post '/send' do # access=guarded
        'send'
      end
    end
  end

  namespace '/drafts', size: 100 do
    get '/:number' do # access=open
      'draft'
    end
  end

  get '/front' do # access=open
    'front'
  end
end

# What answers true or false is not nil where nobody is.
class NeverNil < Sinatra::Base
  enable :sessions
  helpers do
    def user = { 'a' => 'ann' }[session[:who]]
    def user? = !user.nil?
    def admin? = !user.nil? && user == 'ann'
    def maybe? = user
    def early?
      return unless user

      true
    end
  end
  get('/never/1') { halt 401 if user?.nil?; 'x' } # access=open
  get('/never/2') { halt 401 if admin?.nil?; 'x' } # access=open
  get('/never/3') { halt 401 if maybe?.nil?; 'x' } # access=guarded
  get('/never/4') { halt 401 if early?.nil?; 'x' } # access=guarded
  get('/never/5') { halt 401 unless user?; 'x' } # access=guarded
  get('/never/6') { halt 401 if user? == nil; 'x' } # access=open
  get('/never/7') { halt 401 if user? == false; 'x' } # access=guarded
end
