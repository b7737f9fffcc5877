# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  ROOT = '/srv/papers'

  get '/joined' do
    File.read(File.join(ROOT, File.basename(params[:name])))
  end

  get '/interpolated' do
    name = File.basename(params[:name], '.txt')
    send_file "#{ROOT}/#{name}.txt"
  end

  get '/plain' do
    File.read(File.join(ROOT, params[:name])) # want RBN301
  end

  get '/directory' do
    File.read(File.join(ROOT, File.dirname(params[:name]), 'index.txt')) # want RBN301
  end

  get '/shell' do
    `wc -l #{ROOT}/#{File.basename(params[:name])}` # want RBN201
  end
end
