# frozen_string_literal: true

require 'json'
require 'sinatra'

get '/symbol' do
  system("p #{params[:x]}") # want RBN201
end

get '/string' do
  system("p #{params['x']}") # want RBN201
end

get '/fetch' do
  system("p #{params.fetch(:x, 'none')}") # want RBN201
end

get '/dig' do
  system("p #{params.dig(:filter, :name)}") # want RBN201
end

get '/nested' do
  system("p #{params[:filter][:name]}") # want RBN201
end

get '/values-at' do
  system("p #{params.values_at(:x, :y).join(' ')}") # want RBN201
end

get '/document/:name' do
  system("p #{params[:name]}") # want RBN201
end

get '/block/:name' do |name|
  system("p #{name}") # want RBN201
end

post '/body' do
  system("p #{request.body.read}") # want RBN201
end

post '/json' do
  data = JSON.parse(request.body.read)
  system("p #{data['name']}") # want RBN201
end

get '/query' do
  system("p #{request.query_string}") # want RBN201
end

get '/agent' do
  system("p #{request.user_agent}") # want RBN201
end

get '/environment' do
  system("p #{env['HTTP_X_NAME']}") # want RBN201
end

get '/cookie' do
  system("p #{request.cookies['name']}") # want RBN201
end

get '/request-params' do
  system("p #{request.params['name']}") # want RBN201
end

get '/own' do
  system("p #{settings.environment} #{request.request_method.length}")
end
