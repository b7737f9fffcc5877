require 'sinatra/base'

module Helpers
  def user = session[:user]

  def require_user!
    halt 401 unless user
  end
end

module Area
  def self.included(base)
    base.include Helpers
    base.before { require_user! }
  end
end

module Inner
  def self.included(base)
    base.before { require_user! }
  end

  def require_user!
    halt 401 unless session[:user]
  end
end

class Plain < Sinatra::Base
  enable :sessions
  include Area

  get('/plain') { 'x' } # access=guarded
end

class Own < Sinatra::Base
  enable :sessions
  include Area

  get('/own') { 'x' } # want RBN722 (access=bypassable)

  def require_user!
    session[:user]
  end
end

class Strict < Sinatra::Base
  enable :sessions
  include Area

  get('/strict') { 'x' } # access=guarded

  private

  def require_user!
    halt 403 unless session[:admin]
  end
end

class InnerPlain < Sinatra::Base
  enable :sessions
  include Inner

  get('/inner') { 'x' } # access=guarded
end

class InnerOwn < Sinatra::Base
  enable :sessions
  include Inner

  get('/inner/own') { 'x' } # want RBN722 (access=bypassable)

  private

  def require_user!
    session[:user]
  end
end
class InnerOwnHelpers < Sinatra::Base
  enable :sessions
  include Inner

  helpers do
    def require_user!
      true
    end
  end

  get('/inner/helpers') { 'x' } # want RBN722 (access=bypassable)
end
