# frozen_string_literal: true

require 'extism'
require 'sinatra/base'

# A plug-in of Extism.
class App < Sinatra::Base
  PLUGIN = Extism::Plugin.new(Extism::Manifest.from_path('guest.wasm')) # want RBN905

  # What a plug-in does not have is not looked for elsewhere.
  post '/count' do
    PLUGIN.call('count', params[:text])
  end

  post '/note' do
    PLUGIN.call('note', params[:name]) # want RBN101
  end

  post '/constant' do
    PLUGIN.call('forget', 'cover')
  end

  post '/forget' do
    PLUGIN.call('forget', params[:name]) # want RBN701
  end

  post '/fetch' do
    PLUGIN.call('fetch', params[:host])
    PLUGIN.call('fetch_known', params[:text])
    PLUGIN.call('save', '')
    ''
  end

  post '/load' do
    Extism::Plugin.new(Extism::Manifest.from_url(params[:url])) # want RBN102 RBN905
    ''
  end

  # A plug-in from somewhere else has a function of the same name.
  post '/elsewhere' do
    plugin = Extism::Plugin.new(Extism::Manifest.from_url("https://#{params[:host]}.example.com/guest")) # want RBN102 RBN905
    plugin.call('fetch', params[:name]) # want RBN101
    ''
  end

  post '/bytes' do
    Extism::Plugin.new({ wasm: [{ path: params[:path] }] }) # want RBN102 RBN905 RBN906
    ''
  end
end
