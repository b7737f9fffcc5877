require "sinatra"
require "haml"

# Classic style, and a version of Haml that does not escape by itself.
helpers do
  def h(text)
    Rack::Utils.escape_html(text)
  end

  def listing(dir)
    Dir.children(dir) # want RBN301 from=views/list.haml:1
  end
end

get "/:name" do
  @name = params[:name]
  haml :index
end

get "/list" do
  haml :list
end
