require "sinatra/base"

# Without a document nothing is said of one.
class Notes < Sinatra::Base
  get "/notes" do
    File.read("notes/#{params[:name]}.txt") # want RBN301
  end
end
