require 'sinatra/base'
require 'sinatra/namespace'

module Guards
  def require_agent!
    halt 401 unless session[:agent]
  end
end

# A module gives namespaces, with filters of their own, to each application that registers it.
module Tickets
  def self.registered(app)
    app.namespace '/tickets' do
      before { require_agent! }

      get { 'x' } # access=guarded
      post('/:id/reply') { 'x' } # access=guarded

      namespace '/:id/files' do
        delete('/:file') { 'x' } # access=guarded
      end
    end

    app.namespace '/reports' do
      before { !session[:agent].nil? }

      get('/sla') { 'x' } # want RBN722 (access=bypassable)
    end

    app.get('/news') { 'x' } # access=open
  end
end

# It is registered by nobody.
module Unused
  def self.registered(app)
    app.before { require_agent! }
    app.namespace '/' do
      before { require_agent! }
    end
  end
end

# What a module does for a class that includes it, and what a class calls that it extends.
module Inside
  def self.included(base)
    base.namespace '/inside' do
      before { require_agent! }
      get('/a') { 'x' } # access=guarded
    end
  end
end

module Outside
  def outside
    namespace '/outside' do
      before { require_agent! }
      get('/b') { 'x' } # access=guarded
    end
  end
end

class Core < Sinatra::Base
  enable :sessions
  register Sinatra::Namespace
  helpers Guards
end

class Desk < Core
  register Tickets
  get('/') { 'x' } # access=open
  get('/prices') { 'x' } # access=open
end

class Office < Core
  register Tickets
  register Outside
  include Inside
  outside
  get("/inside/c") { "x" } # access=guarded
  get('/office') { 'x' } # access=open
end
