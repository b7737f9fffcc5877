require "sinatra/base"
require "json"

# What the document says, the code does; and another document speaks of other code.
class Notes < Sinatra::Base
  enable :sessions

  before("/own/*") { halt 401 unless session[:user] }

  get "/own/notes" do
    "page #{params[:page].to_i}"
  end

  post "/own/notes/:id" do
    body = JSON.parse(request.body.read)
    name = body.fetch("name").to_s
    halt 400 unless name.match?(/\A[a-z]+\z/)
    File.write("notes/#{name}.txt", "")
  end

  get(%r{/any/.*}) { "any" }
  get(%r{/own/logs/(\d+)}) { "log" }
  get("/*") { "other" }

  get("/own/raw") { system("ls #{params[:dir]}") } # want RBN201 RBN731
end
