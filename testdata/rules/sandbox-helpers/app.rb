# frozen_string_literal: true

require 'open3'
require 'sinatra/base'

# Programs of the workspace.
class App < Sinatra::Base
  WIDE = File.expand_path('target/release/wide', __dir__)
  NARROW = File.expand_path('target/release/narrow', __dir__)

  # It gives up its rights itself, in a function that main calls.
  post '/narrow/:id' do
    system(NARROW, params[:id].to_i.to_s)
  end

  # A sandbox, and a program of the system.
  post '/box/:id' do
    system('bwrap', '--unshare-all', '--ro-bind', '/usr', '/usr', WIDE, params[:id].to_i.to_s)
    system('firejail', '--net=none', 'target/release/wide', params[:id].to_i.to_s)
    system('sync')
  end

  post '/wide/:id' do
    system(WIDE, params[:id].to_i.to_s) # want RBN913
  end

  # It has been told.
  post '/again/:id' do
    Open3.capture2(WIDE, params[:id].to_i.to_s).first
  end
end
