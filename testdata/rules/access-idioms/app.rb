require 'sinatra/base'

# Guards as manuals and articles write them.
class Faq < Sinatra::Base
  helpers do
    def protected!
      return if authorized?
      headers['WWW-Authenticate'] = 'Basic realm="Restricted Area"'
      halt 401, "Not authorized\n"
    end

    def authorized?
      @auth ||= Rack::Auth::Basic::Request.new(request.env)
      @auth.provided? and @auth.basic? and @auth.credentials and @auth.credentials == ['admin', ENV.fetch('PW')]
    end
  end

  get('/') { 'all' } # access=open
  get '/protected' do # access=guarded
    protected!
    'secret'
  end
end

class Readme < Sinatra::Base
  enable :sessions
  set(:auth) do |*roles|
    condition do
      unless logged_in? && roles.any? { |role| current_user.in_role? role }
        redirect '/login/', 303
      end
    end
  end
  helpers do
    def current_user = @current_user ||= User.get(session[:user_id])
    def logged_in? = !!session[:user_id]
  end

  get '/my/account/', auth: %i[user admin] do # access=guarded
    'x'
  end
  get '/only/admin/', auth: :admin do # access=guarded
    'x'
  end
  get('/login/') { 'x' } # access=open
end

class JwtBlog
  def initialize(app) = @app = app

  def call(env)
    options = { algorithm: 'HS256', iss: ENV['JWT_ISSUER'] }
    bearer = env.fetch('HTTP_AUTHORIZATION', '').slice(7..-1)
    payload, _header = JWT.decode bearer, ENV['JWT_SECRET'], true, options

    env[:scopes] = payload['scopes']
    env[:user] = payload['user']

    @app.call env
  rescue JWT::DecodeError
    [401, { 'Content-Type' => 'text/plain' }, ['A token must be passed.']]
  rescue JWT::ExpiredSignature
    [403, { 'Content-Type' => 'text/plain' }, ['The token has expired.']]
  end
end

class Api < Sinatra::Base
  use JwtBlog

  def initialize
    super
    @accounts = { tomdelonge: 10_000 }
  end

  get '/money' do # access=guarded
    process_request request, 'view_money' do |_req, username|
      content_type :json
      { money: @accounts[username] }.to_json
    end
  end

  def process_request(req, scope)
    scopes, user = req.env.values_at :scopes, :user
    username = user['username'].to_sym
    if scopes.include?(scope) && @accounts.key?(username)
      yield req, username
    else
      halt 403
    end
  end
end

class Lists < Sinatra::Base
  enable :sessions
  PUBLIC = %w[/login /signup /assets/app.css].freeze

  before do
    redirect '/login' if session[:user].nil? && !PUBLIC.include?(request.path_info)
  end
  get('/login') { 'x' } # access=open
  get('/signup') { 'x' } # access=open
  get('/signup/done') { 'x' } # access=guarded
  get('/inbox') { 'x' } # access=guarded
end

class Firsts < Sinatra::Base
  enable :sessions
  before do
    pass if %w[login assets].include?(request.path_info.split('/')[1])
    redirect '/login' unless session[:user]
  end
  get('/login') { 'x' } # access=open
  get('/assets/:name') { 'x' } # access=open
  get('/inbox') { 'x' } # access=guarded
end

class Regs < Sinatra::Base
  enable :sessions
  before(%r{/(?!login|public/).*}) { halt 401 unless session[:user] }
  get('/login') { 'x' } # access=open
  get('/public/:x') { 'x' } # access=open
  get('/inbox') { 'x' } # access=guarded
end

class Admin < Sinatra::Base
  enable :sessions
  before('/admin/*') { halt 401 unless session[:user] }
  get('/admin') { 'x' } # want RBN722 (access=bypassable)
  get('/admin/users') { 'x' } # access=guarded
end

class Tokens < Sinatra::Base
  before do
    @user = User.find_by(token: request.env['HTTP_AUTHORIZATION'].to_s.split.last)
    halt 401, 'no' unless @user
  end
  get('/inbox') { @user.name } # access=guarded
end

class Cookied < Sinatra::Base
  helpers Sinatra::Cookies
  before { error 401 unless cookies[:token] == settings.token } # want RBN704
  get('/inbox') { 'x' } # access=guarded
end

class Can < Sinatra::Base
  enable :sessions
  helpers do
    def me = @me ||= User[session[:id]]
    def can!(what, on = nil)
      me&.can?(what, on) or halt(403)
    end
  end
  put('/notes/:id') do # access=guarded
    note = Note[params[:id]]
    can! :edit, note
    note.update(text: params[:text])
  end
  get('/notes/:id') do # access=open
    note = Note[params[:id]]
    note.text + (me ? 'yours' : '')
  end
  get('/notes/:id/mine') do # access=guarded
    note = Note.where(id: params[:id], user_id: me.id).first or halt 404
    note.text
  end
end

class Case < Sinatra::Base
  enable :sessions
  before do
    case request.path_info
    when '/', %r{\A/public} then next
    when %r{\A/admin} then halt 403 unless session[:admin]
    else halt 401 unless session[:user]
    end
  end
  get('/') { 'x' } # access=open
  get('/public/x') { 'x' } # access=open
  get('/admin/x') { 'x' } # access=guarded
  get('/x') { 'x' } # access=guarded
end

class Verbs < Sinatra::Base
  enable :sessions
  before { halt 401 unless session[:user] || request.get? || request.head? }
  get('/x') { 'x' } # access=open
  post('/x') { 'x' } # access=guarded
  delete('/x') { 'x' } # access=guarded
end

class Once < Sinatra::Base
  enable :sessions
  def self.locked(*paths)
    paths.each { |p| before(p) { halt 401 unless session[:user] } }
  end
  def self.protect_all!
    before { halt 401 unless session[:user] }
  end
  locked '/a', '/b/*'
  get('/a') { 'x' } # access=guarded
  get('/b/x') { 'x' } # access=guarded
  get('/c') { 'x' } # access=open
end
