require "sinatra"
require "generated"

get "/notes" do
  notes = Generated::Notes.new(params[:path])
  notes.read(params[:path], "x")
  notes.read("x", params[:mode])
  Generated::Tags.new(params[:tag]).to_s
end
