# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  before do
    @name = params[:name]
    @page = params[:page].to_i
    @shelf = 'inbox'
  end

  before '/drafts/*' do
    @draft = params[:draft]
  end

  get '/show' do
    system("p #{@name}") # want RBN201 from=7
  end

  get '/page' do
    system("p --page #{@page} #{@shelf}")
  end

  get '/replaced' do
    @name = 'index'
    system("p #{@name}")
  end

  get '/drafts/show' do
    `p #{@draft}` # want RBN201 from=13
  end

  get '/method' do
    show
  end

  def show
    `p --long #{@name}` # want RBN201 from=7
  end
end

# Another application with instance variables of its own.
class Status < Sinatra::Base
  before do
    @name = 'status'
  end

  get '/status' do
    system("p #{@name}")
  end
end
