require "sinatra/base"

class Inline < Sinatra::Base
  get "/inline" do
    @name = params[:name]
    erb :inline
  end

  get "/begin" do
=begin
# rubicon:ignore RBN201 -- the proxy lets numbers through only
=end
    system("echo #{params[:a]}")
    system("echo #{params[:b]}") # want RBN201
  end

  get "/begin/without-a-mark" do
=begin
rubicon:ignore RBN201 -- the proxy lets numbers through only
=end
    system("echo #{params[:a]}")
    system("echo #{params[:b]}") # want RBN201
  end

  get "/begin/other" do
=begin
# rubicon:ignore RBN301 -- this is about files
=end
    # want-2 RBN092
    system("echo #{params[:a]}") # want RBN201
  end
end

__END__

@@ inline
<p><%= @name %></p> // want RBN701
<%# rubicon:ignore RBN701 -- the name is checked when it is stored %>
<p><%= @name %></p>
<%# rubicon:ignore RBN201 -- no command stands here %>
<p>text</p> // want-1 RBN092
<% # rubicon:ignore RBN701 -- a comment of Ruby %>
<p><%= @name %></p>
<p><%= @name # rubicon:ignore RBN701 -- of its own line
%></p>
<p><%= "# rubicon:ignore RBN701 -- a text" + @name %></p> // want RBN701
