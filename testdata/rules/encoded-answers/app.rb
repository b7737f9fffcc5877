# frozen_string_literal: true

require 'extism'
require 'json'
require 'sinatra/base'

# What a plug-in answers as JSON.
class Press
  def initialize
    @plugin = Extism::Plugin.new(Extism::Manifest.from_path('/srv/press/press.wasm'), wasi: false) # want RBN905
  end

  def page(title)
    JSON.parse(@plugin.call('page', title))
  end

  def text(title)
    @plugin.call('page', title)
  end

  def draft(text) = @plugin.call('draft', text)
  def inner(text) = @plugin.call('inner', text)
  def other(text) = @plugin.call('other', text)
end

class App < Sinatra::Base
  get '/shelf' do
    page = Press.new.page(params[:title])
    File.read("/srv/press/#{page['shelf']}")
  end

  get '/file' do
    page = Press.new.page(params[:title])
    File.read("/srv/press/#{page['file']}") # want RBN301
  end

  get '/text' do
    File.read("/srv/press/#{Press.new.text(params[:title])}") # want RBN301
  end

  post '/draft' do
    Press.new.draft(JSON.generate(name: params[:name], day: 'monday'))
  end

  post '/inner' do
    Press.new.inner(JSON.generate(name: params[:name], day: 'monday'))
  end

  post '/other' do
    Press.new.other(JSON.generate(fullName: params[:name]))
  end
end
