# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  helpers do
    def name
      params[:name]
    end

    def page
      Integer(params[:page] || 1)
    end

    def parameter(key)
      params[key]
    end

    def title
      return 'Home' if request.path_info == '/'

      params[:title].to_s.strip
    end
  end

  get '/name' do
    system("p #{name}") # want RBN201 from=8
  end

  get '/page' do
    system("p #{page}")
  end

  get '/parameter' do
    system("p --x #{parameter(:x)}") # want RBN201 from=16
  end

  get '/title' do
    system("p --title #{title}") # want RBN201 from=22
  end

  get '/local' do
    name = 'index'
    system("p #{name}")
  end
end
