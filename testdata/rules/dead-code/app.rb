# frozen_string_literal: true

require 'sinatra/base'

# What is never reached does nothing.
class App < Sinatra::Base
  get '/after-halt' do
    halt 503
    system("p #{params[:v]}")
  end

  get '/after-raise' do
    raise ArgumentError, 'not yet'
    system("p #{params[:v]}")
  ensure
    system("q #{params[:v]}") # want RBN201
  end

  get '/both-arms' do
    if params[:x]
      halt 400
    else
      redirect '/'
    end
    system("p #{params[:v]}")
  end

  get '/one-arm' do
    halt 400 if params[:x]
    system("p #{params[:v]}") # want RBN201
  end

  get '/rescued' do
    begin
      raise ArgumentError, 'not yet'
    rescue ArgumentError
      system("p #{params[:v]}") # want RBN201
    end
    system("q #{params[:v]}") # want RBN201
  end

  get '/exec' do
    exec("p #{params[:v]}") if params[:x] # want RBN201
    exec('p')
    system("q #{params[:v]}") # want RBN201
  end
end
