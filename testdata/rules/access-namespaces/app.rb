require 'sinatra/base'
require 'sinatra/namespace'

# Helpers that a namespace has for its routes: elsewhere it is the class's that are called.
class Spaces < Sinatra::Base
  register Sinatra::Namespace
  enable :sessions

  helpers do
    def check! = (halt 401 unless session[:user])
  end

  namespace '/a' do
    helpers do
      def allow! = (halt 403 unless session[:admin])
    end

    before { allow! }
    get('/x') { 'x' } # access=guarded
  end

  namespace '/b' do
    helpers do
      def allow! = true
    end

    before { allow! }
    get('/x') { 'x' } # access=open
  end

  namespace '/c' do
    helpers do
      def check! = true
    end

    before { check! }
    get('/x') { 'x' } # access=open
  end

  namespace '/d' do
    before { check! }
    get('/x') { 'x' } # access=guarded
  end

  get('/e') { check!; 'x' } # access=guarded

  namespace '/f' do
    helpers do
      def look! = !session[:user].nil?
    end

    before { look! }
    get('/x') { 'x' } # want RBN722 (access=bypassable)
  end
end

class More < Sinatra::Base
  register Sinatra::Namespace
  enable :sessions

  helpers do
    def known? = !session[:user].nil?
    def guard! = (halt 401 unless known?)
  end

  namespace '/more/a' do
    helpers do
      def known? = true
      def shut! = (halt 401 unless known?)
    end

    before { shut! }
    get('/x') { 'x' } # access=open

    namespace '/in' do
      helpers do
        def known? = session[:admin]
        def close! = (halt 403 unless known?)
      end

      before { close! }
      get('/x') { 'x' } # access=guarded
    end
  end

  namespace '/more/b' do
    before { guard! }
    get('/x') { 'x' } # access=guarded
  end
end
