require 'sinatra/base'

# Classes that a call makes: in a method, or for a constant.
class Root < Sinatra::Base
  enable :sessions
  helpers do
    def protected!(level = :worker)
      halt 401 unless session[:user]
      return if level == :worker
      halt 403 unless session[:level] == level.to_s
    end
  end
end

module Farm
  def self.tools
    Sinatra.new(Root) do
      before { protected! :boss }
      get('/made/report') { 'x' } # access=guarded
    end
  end
end

Other = Sinatra.new(Root) do
  before { protected! }
  get('/made/other') { 'x' } # access=guarded
end

Third = Class.new(Root) do
  before { protected! }
  get('/made/third') { 'x' } # access=guarded
end
