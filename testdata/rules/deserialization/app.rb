# frozen_string_literal: true

require 'base64'
require 'json'
require 'sinatra/base'
require 'yaml'

class App < Sinatra::Base
  post '/safe' do
    JSON.parse(params[:data])
    YAML.safe_load(params[:data])
    YAML.load_file('config.yml')
    Marshal.load(settings.cache.entry(params[:key]))
    Marshal.load(settings.cache.public_send(settings.reader, params[:key]))
    Marshal.load(Marshal.dump(settings.environment))
    'done'
  end

  post '/marshal' do
    Marshal.load(Base64.decode64(params[:data])) # want RBN501
    'done'
  end

  post '/packed' do
    Marshal.load(Snappy.inflate(params[:data])) # want RBN501
    'done'
  end

  post '/yaml' do
    YAML.unsafe_load(params[:data]) # want RBN501
    'done'
  end

  post '/body' do
    Marshal.load(request.body.read) # want RBN501
    'done'
  end
end
