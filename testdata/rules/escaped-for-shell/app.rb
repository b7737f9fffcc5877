# frozen_string_literal: true

require 'shellwords'
require 'sinatra/base'

class App < Sinatra::Base
  get '/escape' do
    system("p #{Shellwords.escape(params[:x])}")
    system("p #{params[:x].shellescape}")
    system("p #{Shellwords.join(['--name', params[:x]])}")
    system("p #{['--name', params[:x]].shelljoin}")
  end

  get '/variable' do
    x = Shellwords.escape(params[:x])
    system("p --name=#{x}")
  end

  get '/wrong-kind' do
    system("p #{Rack::Utils.escape_html(params[:x])}") # want RBN201
  end

  get '/quoted' do
    system("p '#{params[:x]}'") # want RBN201
  end

  # Escaped for a shell, a name still climbs out of its directory.
  get '/path' do
    File.read("/srv/papers/#{Shellwords.escape(params[:x])}") # want RBN301
  end
end
