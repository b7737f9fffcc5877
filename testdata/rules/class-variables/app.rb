# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  @@last = 'none'
  @@started = Time.now.to_s

  post '/last' do
    @@last = params[:name]
    'stored'
  end

  get '/last' do
    system("p #{@@last}") # want RBN201 from=10
  end

  get '/started' do
    system("p #{@@started}")
  end
end

# A class variable of the same name that belongs to another class.
class Clock
  @@last = 'never'

  def print
    system("p #{@@last}")
  end
end
