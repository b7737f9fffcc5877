require 'sinatra/base'

USERS = {}

# An extension of several applications that calls its helpers by the names that it is given.
module Access
  module Helpers
    def member! = USERS[session[:user]] || halt(401)
    def greet! = response['X-Greeting'] = 'hello'
  end

  def guard(*paths, with:)
    paths.each { |path| before(path) { send(with) } }
  end

  def self.registered(app)
    app.helpers Helpers
  end
end

class Shop < Sinatra::Base
  enable :sessions
  register Access
  guard '/orders', '/orders/*', with: :member!
  guard '/goods', with: :greet!

  get('/orders') { 'x' } # access=guarded
  get('/orders/:id') { 'x' } # access=guarded
  get('/goods') { 'x' } # access=open
  post('/goods') { system(params[:order]) } # want RBN201 (access=open)
end

class Yard < Sinatra::Base
  enable :sessions
  register Access
  guard '/gates', with: :member!

  get('/gates') { 'x' } # access=guarded
  get('/gates/:id') { 'x' } # access=open
end

# What else a macro is given by names are conditions of its filters, if it is ever given any.
module Limits
  module Helpers
    def inside! = USERS[session[:user]] || halt(401)
  end

  def wall(*paths, with:, **conditions)
    paths.each { |path| before(path, **conditions) { send(with) } }
  end

  def fence(*paths, with:, **conditions)
    paths.each { |path| before(path, **conditions) { send(with) } }
  end

  def self.registered(app)
    app.helpers Helpers
    app.set(:agent_is) { |name| condition { request.user_agent == name } }
  end
end

class Walled < Sinatra::Base
  enable :sessions
  register Limits
  wall '/courts', '/courts/*', with: :inside!

  get('/courts') { 'x' } # access=guarded
  get('/courts/:id') { 'x' } # access=guarded
end

class Fenced < Sinatra::Base
  enable :sessions
  register Limits
  fence '/meadows', with: :inside!, agent_is: 'robot'

  get('/meadows') { 'x' } # access=open
end
