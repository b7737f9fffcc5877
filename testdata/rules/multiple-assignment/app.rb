# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/pairs' do
    name, shelf = params[:name], 'inbox'
    system("p #{shelf}")
    system("p #{name}") # want RBN201 from=7
  end

  get '/swapped' do
    name = params[:name]
    shelf = 'inbox'
    name, shelf = shelf, name
    system("p #{name}")
    system("p #{shelf}") # want RBN201
  end

  get '/split' do
    first, *others = params[:names].split(',')
    system("p #{first}") # want RBN201
    system("p #{others.join(' ')}") # want RBN201
  end

  get '/nested' do
    shelf, (name, copies) = 'inbox', [params[:name], '1']
    system("p #{shelf} #{copies}")
    system("p #{name}") # want RBN201
  end

  get '/from-method' do
    shelf, name = shelf_and_name
    system("p #{shelf}")
    system("p #{name}") # want RBN201
  end

  def shelf_and_name
    ['inbox', params[:name]]
  end
end
