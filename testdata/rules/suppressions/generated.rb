# rubicon:ignore-file RBN201 -- the generator's, and its input is ours
require "sinatra/base"

class Generated < Sinatra::Base
  get "/generated/1" do
    system("echo #{params[:a]}")
  end

  get "/generated/2" do
    system("echo #{params[:a]}")
    File.read(params[:b]) # want RBN301
  end
end
