# What a block of Ruby answers comes back to native code, and fields of what a wrapped object holds are told apart, however
# deep in objects of Ruby that stands.

require "sinatra/base"
require "depot/depot"

class Library
  def initialize = @shelf = Depot::Shelf.new

  def open(name)
    @shelf.select(name)
    [@shelf.page, @shelf.cover]
  end
end

class App < Sinatra::Base
  helpers { def library = @library ||= Library.new }

  get("/pages") { library.open(params[:name]).join }
  get("/branches") { Depot.locate("maps") { |kind| "/srv/#{params[:branch]}/#{kind}" } }
  get("/total") { Depot.survey { |kind| "/srv/main/#{kind}" } }

  get "/cards" do
    card = Depot::Card.new
    card.tag!(params[:tag])
    system("label #{card.tag}") # want RBN201
    system("label #{card.size}")
    204
  end
end
