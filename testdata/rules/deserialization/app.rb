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

  # The name is the server's own, the content is not.
  post '/upload' do
    YAML.unsafe_load_file(params[:file][:tempfile].path) # want RBN501
    halt 400 unless params[:file][:tempfile].is_a?(Tempfile)
    YAML.unsafe_load_file(params[:file][:tempfile].path) # want RBN501
    YAML.load_file(params[:file][:tempfile].path)
    'done'
  end

  # That it is a file says nothing of what stands in it.
  post '/upload-checked' do
    tempfile = params[:file][:tempfile]
    halt 400 unless tempfile.is_a?(Tempfile)
    Marshal.load(tempfile) # want RBN501
    system(tempfile.read) # want RBN201
    File.read(tempfile)
    Marshal.load(File.binread(tempfile.path)) # want RBN501
    case params[:other]
    when Tempfile
      Marshal.load(params[:other]) # want RBN501
      File.read(params[:other])
    end
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
