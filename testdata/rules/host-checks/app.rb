# frozen_string_literal: true

require 'sinatra/base'
require 'rest-client'
require 'uri'

# A host that nothing ends goes on.
class App < Sinatra::Base
  get '/open' do
    halt 400 unless params[:to].match?(%r{\Ahttps://example\.org})
    redirect params[:to] # want RBN602
  end

  get '/ended' do
    halt 400 unless params[:to].match?(%r{\Ahttps://example\.org(/|\z)})
    redirect params[:to]
  end

  get '/asked' do
    halt 400 unless params[:to] =~ %r{\Ahttps://example\.org}i
    RestClient.get(params[:to]).body # want RBN601
  end

  get '/asked-ended' do
    halt 400 unless params[:to] =~ %r{\Ahttps?://(api|www)\.example\.org[/?]}i
    RestClient.get(params[:to]).code.to_s
  end

  # The parts of an address behind its host have no scheme.
  get('/path') { redirect URI(params[:to]).path }
  get('/request') { redirect URI(params[:to]).request_uri }
  get('/whole') { redirect URI(params[:to]).to_s } # want RBN602
end
