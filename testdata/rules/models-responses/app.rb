# frozen_string_literal: true

require 'sinatra/base'
require 'sinatra/cookies'

# Sinatra's own methods that carry text on, and those that do not.
class App < Sinatra::Base
  helpers Sinatra::Cookies

  get '/cookies' do
    system("p #{cookies[:name]}") # want RBN201
    system("p #{cookies.size}")
  end

  get '/body' do
    body("<p>#{params[:x]}</p>") # want RBN701
    system("p #{body(params[:x])}") # want RBN201 RBN701
    system("p #{body('constant')}")
  end

  get '/url' do
    system("curl #{url(params[:x])}") # want RBN201
    system("curl #{url('/index')} #{params[:x].size}")
    system("p #{status(params[:n].to_i)} #{content_type(params[:x])}") # want RBN603
  end

  get '/view' do
    erb params[:x].to_sym # want RBN301
    erb :index, locals: { x: params[:x] }
  end
end
