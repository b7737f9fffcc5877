require "sinatra/base"

module Escaping
  include Rack::Utils
  alias_method :h, :escape_html

  def shout(text)
    text.upcase
  end
end

class App < Sinatra::Base
  helpers Escaping

  before do
    @agent = request.user_agent
    @theme = params[:theme]
    @title = "A title"
  end

  get "/show/:name" do
    @name = params[:name]
    @safe = Rack::Utils.escape_html(params[:name])
    erb :show, locals: { color: params[:color], count: params[:count].to_i, shade: "red" }
  end

  get "/short" do
    erb :short, {}, word: params[:word], other: "x"
  end

  get "/options" do
    erb :options, { layout: false, locals: { word: params[:word] } }
  end

  get "/positional" do
    erb :positional, { layout: :frame }, { word: params[:word] }
  end

  # @name is set in another route: this request has none.
  get "/quiet" do
    erb :quiet
  end

  helpers do
    def page(name, text)
      erb name, locals: { text: text }
    end

    def panel(text)
      @panel = text
      erb :panel
    end
  end

  get "/panel" do
    panel(params[:text])
  end

  get "/again" do
    @dir = params[:dir]
    erb :"sub/again"
  end

  get "/text" do
    erb "<p><%= text %></p>", locals: { text: params[:text] } # want RBN701
  end

  get "/clean-text" do
    erb "<p><%= h text %></p>", locals: { text: params[:text] }
  end

  get "/heredoc" do
    @word = params[:word]
    erb <<~PAGE, layout: false
      <p><%= h @word %></p>
      <p><%= @word %></p> // want RBN701
    PAGE
  end

  get "/compiled" do
    erb "<p>#{params[:text]}</p>" # want RBN403
  end
end

class Escaped < Sinatra::Base
  set :erb, escape_html: true
  set :views, File.expand_path("../templates", __FILE__)

  get "/escaped" do
    @text = params[:text]
    erb :escaped
  end
end

# Templates in the file.
class Inline < Sinatra::Base
  enable :inline_templates

  template :named do
    "<p><%= @text %></p>" # want RBN701
  end

  template :calm do
    "<p><%= escape_html(@text) %></p>"
  end

  get "/inline" do
    @text = params[:text]
    erb(params[:a] ? :inline : :named, layout: false)
  end

  get "/calm" do
    @text = params[:text]
    erb :calm
  end

  get "/broken" do
    @text = params[:text]
    erb :broken, layout: false
  end
end

__END__

@@ inline
<p><%= escape_html(@text) %></p>
<p><%= @text %></p> // want RBN701
@@layout
<%= yield %>
@@ broken
<% if @text %>
<p><%= @text %></p> // want RBN701
<% end end end %>
