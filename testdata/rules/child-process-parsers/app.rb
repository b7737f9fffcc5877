# frozen_string_literal: true

require 'sinatra/base'

# The request says the value of one option.
class App < Sinatra::Base
  BIN = File.expand_path('target/release', __dir__)

  post '/read' do
    system(File.join(BIN, 'flags'), '--file', params[:path], '--command', 'ls')
    system(File.join(BIN, 'pico'), '--file', params[:path], '--command', 'ls')
    system(File.join(BIN, 'opts'), '-f', params[:path], '-c', 'ls')
    system(File.join(BIN, 'longopts'), '--file', params[:path], '-c', 'ls')
    system(File.join(BIN, 'named'), '--command', 'ls', params[:path])
    204
  end

  # A number.
  post '/any' do
    system(File.join(BIN, 'flags'), '--command', params[:count].to_i.to_s)
    204
  end
end
