# frozen_string_literal: true

require 'sinatra'

# A helper that has the name of the option which it reads.
class Catalog
  def artwork(name)
    File.read("/srv/#{name}") # want RBN301 from=35 RBN301 from=39
  end
end

# What is not in the option.
class Drafts
  def artwork(name)
    system("draw #{name}")
  end
end

class Shelf
  def place(name)
    system("place #{name}") # want RBN201 from=43
  end
end

set :catalog, Catalog.new
set :shelf, Drafts.new

def shelf = Shelf.new

helpers do
  def catalog = settings.catalog
end

get '/artwork' do
  catalog.artwork(params['file'])
end

get '/direct' do
  settings.catalog.artwork(params['file'])
end

get '/place' do
  shelf.place(params['file'])
end
