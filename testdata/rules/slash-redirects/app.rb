# frozen_string_literal: true

require 'sinatra/base'
require 'rest-client'

# Sinatra puts its own host before what has no scheme.
class App < Sinatra::Base
  helpers do
    def local(name) = "/#{name}"
  end

  post '/slash' do
    halt 400 unless params[:to].start_with?('/')
    redirect params[:to]
  end

  post '/any' do
    halt 400 unless params[:to].start_with?('h')
    redirect params[:to] # want RBN602
  end

  post '/helper' do
    redirect local(params[:to])
  end

  post '/to' do
    redirect to(local(params[:to])), 303
  end

  post '/added' do
    path = '/' + params[:to]
    redirect path
  end

  # A browser takes what follows two slashes for a host.
  post '/header' do
    response['Location'] = local(params[:to]) # want RBN602 RBN603
    303
  end

  # The host stands in front of what a regular expression leaves open.
  get '/host' do
    halt 400 unless params[:u] =~ %r{\Ahttps://[a-z]+\.example\.org/}
    RestClient.get(params[:u]).code.to_s
  end

  get '/no-host' do
    halt 400 unless params[:u] =~ %r{\Ahttps://[a-z.@0-9]+/}
    RestClient.get(params[:u]).code.to_s # want RBN601
  end

  # What is refused is answered, and what is good as well.
  get '/field' do
    halt 422, "<p>No #{params[:field]}</p>" unless %w[a b].include?(params[:field]) # want RBN701
    "<p>#{params[:field]}</p>"
  end
end

# Told not to, it does not.
class Relative < Sinatra::Base
  set :absolute_redirects, false

  post '/helper' do
    redirect "/#{params[:to]}" # want RBN602
  end
end
