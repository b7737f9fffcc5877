require 'sinatra/base'
require_relative 'bell'

# Objects, and methods of modules, that are handed the application and ask who comes on its behalf.
class Keeper
  RULES = { layout: ->(who) { who.chief }, headline: ->(_who) { true } }.freeze

  def self.check(context, action)
    new(context).check(action)
  end

  def initialize(context)
    @context = context
  end

  def check(action)
    @context.halt(401, 'sign in first') if @context.editor.nil?
    @context.halt(403, 'not allowed') unless RULES.fetch(action).call(@context.editor)
  end
end

class Doorman
  def initialize(app) = @app = app

  def check!
    @app.halt 401 unless @app.session[:user]
  end

  def look
    @app.halt 404 unless @app.params[:id]
  end

  def redirect!
    @app.redirect '/login' unless @app.session[:user]
  end
end

class Porter
  def initialize(app) = @app = app

  def check!
    @app.require_editor!
  end

  def wave!
    @app.greet
  end

  # Who does not come from there goes on to what else is there.
  def pass!
    @app.pass unless @app.session[:user]
  end
end

class Ringer
  def initialize(bell) = @bell = bell

  def ring(name)
    @bell.halt 401 unless name
  end
end

module Gate
  def self.require_user(app)
    app.halt 401 unless app.session[:user]
  end
end

class App < Sinatra::Base
  enable :sessions

  helpers do
    def editor = session[:editor]
    def require_editor! = (halt 401 unless editor)
    def greet = headers('X-Hello' => '1')
    def guard! = Porter.new(self).check!
  end

  before('/area/*') { Doorman.new(self).check! }

  put '/layout' do # access=guarded
    Keeper.check(self, :layout)
    STORE['layout'] = params[:layout]
    204
  end

  get '/doors' do # access=guarded
    Doorman.new(self).check!
    'doors'
  end

  get '/doors/r' do # access=guarded
    Doorman.new(self).redirect!
    'doors'
  end

  get '/doors/look' do # access=open
    Doorman.new(self).look
    'doors'
  end

  get '/gate' do # access=guarded
    Gate.require_user(self)
    'gate'
  end

  get '/area/x' do # access=guarded
    'x'
  end

  get '/porter' do # access=guarded
    Porter.new(self).check!
    'x'
  end

  get '/porter/helper' do # access=guarded
    guard!
    'x'
  end

  get '/porter/waved' do # access=open
    Porter.new(self).wave!
    'x'
  end

  get '/bell' do # access=open
    Ringer.new(Bell.new).ring(params[:name])
    'x'
  end

  # It is asked once it is done.
  delete '/porter/:id' do # want RBN722 (access=bypassable)
    STORE.delete(params[:id])
    Porter.new(self).check!
    204
  end

  # Who comes for nothing goes on.
  before('/passed') { Porter.new(self).pass! }

  get '/passed' do # access=open
    'x'
  end

  STORE = {}
end
