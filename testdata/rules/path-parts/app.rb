# frozen_string_literal: true

require 'sinatra/base'

# A path leaves its directory by "..", or by a name that begins at the root if it stands first.
class App < Sinatra::Base
  get '/spread/*' do
    File.read(File.join(settings.root, *request.path_info))
    File.read(File.join(settings.root, *params[:parts])) # want RBN301
  end

  get '/both' do
    x = params[:x]
    halt 400 if x.include?('..') || x.start_with?('/')
    File.read(x)
  end

  get '/no-dots' do
    x = params[:x]
    halt 400 if x.include?('..')
    File.read("data/#{x}")
    File.read(File.join('data', x))
    File.read('data/' + x)
    File.read(x) # want RBN301
    File.read(File.expand_path(x, 'data')) # want RBN301
  end

  get '/dots-replaced' do
    File.read("data/#{params[:x].gsub('..', '-')}")
    File.read("data/#{params[:x].gsub(/\.\./, '-')}")
    File.read("data/#{params[:x].gsub(/\.{2,}/, '_')}")
    File.read("data/#{params[:x].gsub('../', '')}") # want RBN301
    File.read("data/#{params[:x].gsub(/../, '-')}") # want RBN301
    File.read("data/#{params[:x].sub('..', '-')}") # want RBN301
    File.read("data/#{params[:x].gsub('..', '...')}") # want RBN301
    File.read(params[:x].gsub('..', '-')) # want RBN301
  end

  get '/no-root' do
    x = params[:x]
    halt 400 if x.start_with?('/')
    File.read(x) # want RBN301
    File.read("data/#{x}") # want RBN301
  end

  get '/part' do
    File.read("#{params[:x]}/data") # want RBN301
    File.read(File.join(params[:x], 'data')) # want RBN301
  end

  get '/no-dot-at-all' do
    x = params[:x]
    halt 400 if x.include?('.')
    File.read("data/#{x}.txt")
  end

  get '/nothing-before' do
    x = params[:x]
    halt 400 if x.include?('..')
    File.read('' + x) # want RBN301
  end

  get '/ending' do
    x = params[:x]
    halt 400 unless x.end_with?('.png')
    File.read("data/#{x}") # want RBN301
  end
end
