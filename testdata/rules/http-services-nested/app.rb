# frozen_string_literal: true

require 'sinatra/base'
require 'faraday'
require 'json'
require 'net/http'

# Asks the services of the workspace.
class App < Sinatra::Base
  get '/file' do
    Net::HTTP.get(URI("http://127.0.0.1:7700/files?path=#{params[:path]}&label=x"))
  end

  post '/note' do
    Faraday.post('http://127.0.0.1:7700/api/v1/notes/', { command: params[:command], outFile: params[:out] }.to_json,
                 'Content-Type' => 'application/json').body
  end

  delete '/note' do
    Net::HTTP.new('127.0.0.1', 7700).delete("/api/v1/notes/#{params[:name]}").code
  end

  post '/job' do
    body = JSON.generate(kind: 'ping', target: { host: params[:host], file: '/etc/motd' })
    Net::HTTP.post(URI('http://127.0.0.1:7700/jobs/run'), body).code
  end
end
