# frozen_string_literal: true

require 'sinatra/base'

# What the client names need not be known: then there is no token to compare with, and who sends none has the same.
class Gateways < Sinatra::Base
  DB = { gateways: {} }.freeze

  post '/beats/:id' do # want RBN722 (access=bypassable)
    gateway = DB[:gateways][params[:id]]
    halt 401 unless request.env['HTTP_X_TOKEN'] == gateway&.fetch(:token) # want RBN704
    'x'
  end

  post '/known/:id' do # access=guarded
    gateway = DB[:gateways][params[:id]]
    halt 404 unless gateway
    halt 401 unless request.env['HTTP_X_TOKEN'] == gateway&.fetch(:token) # want RBN704
    'x'
  end

  post '/demanded/:id' do # access=guarded
    gateway = DB[:gateways][params[:id]] or halt 404
    halt 401 unless request.env['HTTP_X_TOKEN'] == gateway[:token] # want RBN704
    'x'
  end

  post '/sent/:id' do # access=guarded
    token = request.env['HTTP_X_TOKEN']
    gateway = DB[:gateways][params[:id]]
    halt 401 if token.nil? || token != gateway&.fetch(:token) # want RBN704
    'x'
  end

  post '/empty/:id' do # want RBN722 (access=bypassable)
    gateway = DB[:gateways][params[:id]]
    halt 401 unless Rack::Utils.secure_compare(request.env['HTTP_X_TOKEN'].to_s, gateway&.fetch(:token).to_s)
    'x'
  end
end
