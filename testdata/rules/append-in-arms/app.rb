# frozen_string_literal: true

require 'sinatra/base'

# A buffer that is changed in both arms of a branch: what one arm appends is not there in the other.
class App < Sinatra::Base
  get '/both' do
    command = +'p'
    if params[:long]
      command << params[:title] # want RBN701
    else
      command << params[:name]
      system(command) # want RBN201
    end
  end

  get '/other' do
    command = +'p'
    if params[:long]
      command << params[:title] # want RBN701
    else
      system(command)
    end
  end

  get '/after' do
    command = +'p'
    if params[:long]
      command << params[:title]
    else
      command << ' --short'
    end
    system(command) # want RBN201
  end
end
