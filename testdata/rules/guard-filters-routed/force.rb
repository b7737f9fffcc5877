# frozen_string_literal: true

require 'sinatra/base'

# What a filter asks of an element is decided by no route.
class Forced < Sinatra::Base
  before do
    if request.post?
      halt 400 unless params[:v] =~ /\A\w+\z/
    end
    halt 400 unless params[:w] =~ /\A\w+\z/ || params[:force]
    halt 400 if params[:z] !~ /\A\w+\z/
  end

  get '/forced' do
    `x #{params[:v]}` # want RBN201
    `x #{params[:w]}` # want RBN201
    `x #{params[:z]}`
  end
end
