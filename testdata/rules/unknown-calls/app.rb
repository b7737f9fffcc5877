# frozen_string_literal: true

require 'sinatra/base'
require 'unidecoder'

# What a library does that nobody described: the result is taken to be made of the arguments.
class App < Sinatra::Base
  get '/converted' do
    name = Unidecoder.decode(params[:name])
    system("p #{name}") # want RBN201 from=9
  end

  get '/method' do
    name = params[:name].to_ascii
    system("p #{name}") # want RBN201 from=14
  end

  get '/constant' do
    system("p #{Unidecoder.decode('index')}")
  end
end
