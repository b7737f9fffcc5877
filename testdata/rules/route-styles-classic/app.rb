# frozen_string_literal: true

require 'sinatra'
require 'sinatra/namespace'

helpers do
  def shelf
    params[:shelf]
  end
end

before('/secret/*') { halt 403 if request.env['HTTP_X_SECRET'].nil? }

get('/shelf') { system("p #{shelf}") } # want RBN201 from=8 route=GET:/shelf
get('/own-shelf') { system('p', shelf) }

namespace '/api' do
  get('/x') { system("p #{params[:x]}") } # want RBN201 route=GET:/api/x
end

if settings.development?
  get('/debug') { system("p #{params[:x]}") } # want RBN201 route=GET:/debug
end

def print_it(name)
  system("p #{name}") # want RBN201
end

get '/method/:name', &method(:print_it)

not_found { system("p #{params[:x]}") } # want RBN201

%w[a b].each do |name|
  get("/each/#{name}") { system("p #{params[:x]}") } # want RBN201
end

describe 'the application' do
  it 'answers' do
    get('/shelf') { |answer| system("p #{answer}") }
  end
end
