require "sinatra/base"
require "slim"

class App < Sinatra::Base
  get "/" do
    @name = params[:name]
    slim :index, locals: { color: params[:color] }
  end

  get "/short" do
    slim :short, {}, word: params[:word]
  end
end

class Open < Sinatra::Base
  set :slim, disable_escape: true

  get "/open" do
    @name = params[:name]
    slim :open
  end
end
