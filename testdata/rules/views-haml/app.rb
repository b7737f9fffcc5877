require "sinatra/base"
require "haml"

# Haml 6 escapes.
class App < Sinatra::Base
  include ERB::Util

  get "/" do
    @name = params[:name]
    haml :index, locals: { color: params[:color], count: params[:count].to_i }
  end

  get "/short" do
    haml :short, {}, word: params[:word]
  end

  get "/render" do
    render :haml, :rendered, locals: { word: params[:word] }
  end

  get "/partial" do
    partial :row, locals: { cell: params[:cell] }
  end
end

class Unescaped < Sinatra::Base
  set :haml, { escape_html: false }
  set :views, settings.root + "/views"

  get "/unescaped" do
    @name = params[:name]
    haml :unescaped, layout: false
  end
end
