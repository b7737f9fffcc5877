# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  ROOT = '/srv/papers'

  get '/halt' do
    path = File.expand_path(params[:name], ROOT)
    halt 404 unless path.start_with?("#{ROOT}/")
    File.read(path)
  end

  get '/joined' do
    path = File.expand_path(File.join(ROOT, params[:name]))
    halt 404 unless path.start_with?(ROOT + '/')
    send_file path
  end

  get '/if' do
    path = File.expand_path(params[:name], ROOT)
    if path.start_with?('/srv/papers/')
      File.read(path)
    else
      halt 404
    end
  end

  get '/negated' do
    path = File.expand_path(params[:name], ROOT)
    halt 404 if !path.start_with?('/srv/papers/')
    File.read(path)
  end

  get '/real-path' do
    path = File.realpath(params[:name], ROOT)
    halt 404 unless path.start_with?('/srv/papers/')
    File.read(path)
  end

  get '/method' do
    File.read(inside(params[:name]))
  end

  def inside(name)
    path = File.expand_path(name, ROOT)
    raise ArgumentError, 'outside of the library' unless path.start_with?('/srv/papers/')

    path
  end

  get '/resolved-twice' do
    halt 404 unless File.expand_path(params[:name].to_s, ROOT).start_with?("#{ROOT}/")
    File.read(File.expand_path(params[:name].to_s, ROOT))
  end

  get '/resolved-twice-of-a-variable' do
    name = params[:name].to_s
    halt 404 unless File.expand_path(name, ROOT).start_with?("#{ROOT}/")
    File.read(File.expand_path(name, ROOT))
  end

  get '/resolved-elsewhere' do
    name = params[:name].to_s
    halt 404 unless File.expand_path(name, ROOT).start_with?("#{ROOT}/") # want RBN003
    File.read(File.expand_path(name, '/srv')) # want RBN301
  end

  get '/resolved-too-late' do
    name = params[:name].to_s
    halt 404 unless name.start_with?("#{ROOT}/") # want RBN003
    File.read(File.expand_path(name, ROOT)) # want RBN301
  end

  get '/unchecked' do
    path = File.expand_path(params[:name], ROOT)
    File.read(path) # want RBN301
  end

  get '/before-the-check' do
    path = File.expand_path(params[:name], ROOT)
    text = File.read(path) # want RBN301
    halt 404 unless path.start_with?('/srv/papers/')
    text
  end

  get '/raw-prefix' do
    path = params[:path]
    halt 404 unless path.start_with?('/srv/papers/')
    File.read(path) # want RBN301
  end

  get '/other-spelling' do
    path = File.expand_path(params[:name], ROOT)
    halt 404 unless path.start_with?('/srv/papers/') # want RBN003
    File.read("#{ROOT}/#{params[:name]}") # want RBN301
  end

  get '/wrong-polarity' do
    path = File.expand_path(params[:name], ROOT)
    halt 404 if path.start_with?('/srv/papers/')
    File.read(path) # want RBN301
  end

  # Inside of the library a name may still hold a space and a semicolon.
  get '/shell' do
    path = File.expand_path(params[:name], ROOT)
    halt 404 unless path.start_with?('/srv/papers/')
    `wc -l #{path}` # want RBN201
  end
end
