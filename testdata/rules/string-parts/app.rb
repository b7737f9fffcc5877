# frozen_string_literal: true

require 'sinatra/base'

# A part of a text that is replaced is in the text, not in an element of it.
class App < Sinatra::Base
  get '/replaced' do
    command = +'p --name=_'
    command['_'] = params[:name]
    system(command) # want RBN201
  end

  get '/constant' do
    command = +'p --name=_'
    command['_'] = 'inbox'
    system(command)
  end

  get '/element' do
    options = { 'name' => '_' }
    options['name'] = params[:name]
    system("p --shelf=#{options['shelf']}")
    system("p --name=#{options['name']}") # want RBN201
  end
end
