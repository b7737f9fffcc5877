# Objects that native methods make by way of a function, and that an application keeps in a table.
require 'sinatra/base'
require_relative 'lib/grids'

class Main < Sinatra::Base
  set :grids, {}
  set :names, {}

  helpers do
    def grid
      settings.grids[params[:grid]] || halt(404)
    end
  end

  post '/grids/:grid' do
    settings.grids[params[:grid]] = Grid.blank(4)
    settings.names[params[:grid]] = %w[a b]
    'made'
  end

  get '/grids/:grid/at/:index' do
    grid.at(params[:index].to_i)
  end

  get '/grids/:grid/name/:index' do
    settings.names[params[:grid]].at(params[:index].to_i)
  end

  put '/grids/:grid/at/:index' do
    grid[params[:index].to_i] = params[:value].to_f
    'kept'
  end

  get '/years/:year/export' do
    Grid.year(2024).export(params[:name])
    'done'
  end
end
