# frozen_string_literal: true

require 'sinatra/base'

# A loop whose condition stands after its body: next goes on to the condition, not to the body.
class App < Sinatra::Base
  get '/next' do
    tries = 0
    begin
      name = params[:name]
      next if params[:keep]
      name = 'inbox'
    end while (tries += 1) < 3
    system("p #{name}") # want RBN201
  end

  get '/always' do
    tries = 0
    begin
      name = params[:name]
      name = 'inbox'
    end while (tries += 1) < 3
    system("p #{name}")
  end

  get '/break' do
    tries = 0
    begin
      name = 'inbox'
      break if params[:stop]
      name = params[:name]
    end while (tries += 1) < 3
    system("p #{name}") # want RBN201
  end
end
