require 'sinatra/base'

# What asks: a helper that halts, a predicate, a record that is found by the session.
module Login
  def user
    @user ||= User[session[:uid]]
  end

  def login!
    redirect '/login' unless user
  end

  def admin?
    user && user.admin
  end

  def protected!
    return if authorized?
    headers['WWW-Authenticate'] = 'Basic'
    halt 401
  end

  def authorized?
    auth = Rack::Auth::Basic::Request.new(request.env)
    auth.provided? && auth.basic? && auth.credentials == ['admin', ENV['PASSWORD']]
  end
end

class Base < Sinatra::Base
  helpers Login
end

class Site < Base
  before '/admin/*' do
    halt 403 unless admin?
  end

  before '/api/?*' do
    protected!
  end

  # The filter comes back for the pages that need nobody.
  before do
    pass if request.path_info == '/login'
    login! if request.path_info.start_with?('/my')
  end

  get '/login' do # access=open
    erb :login
  end

  # The filter compares the path as the server hands it on, the router decodes it: /%6dy/orders.
  get '/my/orders' do # want RBN722 (access=bypassable)
    system('orders')
  end

  get '/public' do # access=open
    system('public')
  end

  get '/admin/stats' do # access=guarded
    'stats'
  end

  # The pattern of the filter wants something behind the slash.
  get '/admin' do # want RBN722 (access=bypassable)
    'admin'
  end

  post '/api/jobs' do # access=guarded
    'job'
  end
end

# A filter of a superclass, one that is run whatever the route is.
class Shop < Site
  before { halt 401 if session[:user].nil? }

  get '/cart' do # access=guarded
    'cart'
  end
end

# What the filter says does not stop anybody.
class Loose < Base
  before do
    redirect '/login' if session[:user].nil? && !params[:preview]
  end

  get '/drafts' do # want RBN722 (access=bypassable)
    'drafts'
  end
end

class ByVerb < Base
  before do
    halt 401 unless session[:user] || request.get?
  end

  get '/notes' do # access=open
    'notes'
  end

  post '/notes' do # access=guarded
    'note'
  end

  route :get, :post, '/both' do # want RBN722 (access=bypassable)
    'both'
  end
end

class InHandlers < Base
  get '/a' do # access=guarded
    login!
    system("a #{params[:x]}") # want RBN201
  end

  get '/b' do # want RBN722 (access=bypassable)
    system('b')
    login!
    'b'
  end

  get '/c' do # access=guarded
    if admin?
      system('c')
    else
      'no'
    end
  end

  get '/d' do # access=guarded
    halt 404 unless User[session[:uid]]
    'd'
  end

  get '/e' do # access=open
    redirect '/' if session[:user]
    'e'
  end

  get '/f' do # access=open
    @greeting = session[:user] ? 'hello' : 'welcome'
    system('f')
  end

  # Who signs in has no session yet.
  post '/login' do # access=open
    halt 401 unless User.find_by(name: params[:name])&.authenticate(params[:password])
    system('welcome')
  end

  get '/config' do # access=open
    halt 404 unless settings.enabled
    system('config')
  end

  get '/either' do # access=guarded
    halt 401 unless settings.open_house || session[:user]
    system('either')
  end

  get '/case' do # access=guarded
    case session[:role]
    when 'admin', 'editor' then system('case')
    else halt 403
    end
  end

  get '/missing' do # access=unknown
    require_login
    system('missing')
  end
end

# Conditions.
class Conditions < Base
  set(:auth) do |*roles|
    condition do
      redirect '/login' unless user && roles.any? { |role| user.role == role }
    end
  end

  set(:role) do |role|
    condition { session[:role] == role.to_s }
  end

  # nil is not false.
  set(:member) do |_|
    condition { session[:member] }
  end

  get '/auth', auth: :admin do # access=guarded
    'auth'
  end

  get '/role', role: :admin do # access=guarded
    'role'
  end

  get '/member', member: true do # want RBN722 (access=bypassable)
    'member'
  end
end

# An extension that adds a filter to whoever registers it.
module Protected
  def self.registered(app)
    app.helpers Login
    app.before { login! }
  end
end

class Extended < Sinatra::Base
  register Protected

  get '/extended' do # access=guarded
    'extended'
  end
end

# A macro guards the classes that call it, not those that could.
class Macros < Sinatra::Base
  helpers Login

  def self.members_only
    before { login! }
  end
end

class Members < Macros
  members_only

  get '/members' do # access=guarded
    'members'
  end
end

class Guests < Macros
  get '/guests' do # access=open
    'guests'
  end
end

# What a method answers that was given who asks is not who asks.
class Renames < Base
  post '/rename' do # access=open
    halt 500 unless wiki.rename(params[:name], author: session[:author])
    system('renamed')
  end

  # Nor does it guard anything that a script asks.
  get '/retry' do # access=open
    redirect '/' unless request.xhr?
    system('retry')
  end
end

# What filters find out of the path.
class Paths < Base
  before do
    unless %w[login logout].include?(request.path_info.split('/')[1])
      redirect '/login' unless user
    end
  end

  get '/login/form' do # access=open
    'login'
  end

  get '/accounts/:id' do # access=guarded
    'account'
  end
end

# A permission that something asks which is not there.
class Elsewhere < Base
  helpers do
    def permit!(what)
      settings.secured and shiro.check_permissions(what)
      true
    end
  end

  get '/elsewhere' do # access=unknown
    permit!('read')
    system('elsewhere')
  end
end

# Where a path can be known to be another one than an expression is for.
class Sections < Sinatra::Base
  before do
    halt 401 if request.path_info.match?(%r{\A/+reports}i) && session[:user].nil?
  end

  get '/volumes/:id' do # access=open
    'volume'
  end

  get '/reports/:id' do # want RBN722 (access=bypassable)
    'report'
  end
end

# What a setting decides comes first, and then the path.
class Installed < Sinatra::Base
  helpers do
    def asked?(path)
      return false unless Repository.set_up?
      return false if %w[/entry /login].include?(path)
      return false if path =~ /css|js|img/

      true
    end
  end

  before do
    redirect '/entry' if !known? && asked?(request.path)
  end

  def known?
    session[:user]
  end

  get '/entry' do # access=open
    'entry'
  end

  get '/rooms' do # access=guarded
    'rooms'
  end

  # What is named in the path can have a part that is exempt.
  put '/rooms/:id' do # want RBN722 (access=bypassable)
    Room.find(params[:id]).book
  end
end
