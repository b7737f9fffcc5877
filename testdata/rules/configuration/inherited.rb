# frozen_string_literal: true

require 'sinatra/base'

# What a class sets itself counts, not what it inherits.
class OpenGate < Sinatra::Base
  disable :protection # want RBN706

  get '/leaf/:name' do
    File.read("/srv/gate/#{params[:name]}") # want RBN301
  end
end

class InheritedGate < OpenGate
  get '/inner/:name' do
    File.read("/srv/gate/#{params[:name]}") # want RBN301
  end
end

class ReopenedGate < OpenGate
  enable :protection

  get '/again/:name' do
    File.read("/srv/gate/#{params[:name]}")
  end
end
