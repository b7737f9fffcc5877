# Closures that native methods are given and call, through a helper that gets one of several; functions whose type a union erases;
# and errors that never return.

require "sinatra"
require "rawkit/rawkit"

module Rawkit
  ROOT = "/srv/files"

  REMOVE_NAMED = lambda do |name|
    File.delete(File.join(ROOT, name)) # want RBN301
  end

  REMOVE_NUMBERED = proc do |number|
    File.delete(File.join(ROOT, "part-#{number}.tmp"))
  end

  def self.prune(listing) = each_name(listing, REMOVE_NAMED)
  def self.trim(listing) = each_number(listing, REMOVE_NUMBERED)
end

post("/prune") { Rawkit.prune(request.body.read) && 204 }
post("/trim") { Rawkit.trim(request.body.read) && 204 }

post "/here" do
  Rawkit.each_here(request.body.read, ->(name) { File.read(File.join(Rawkit::ROOT, name)) }) # want RBN301
  204
end

get("/blanks") { Rawkit.blanks(params[:count].to_i).to_s }
get("/pad") { Rawkit.pad(params[:count].to_i).to_s }
