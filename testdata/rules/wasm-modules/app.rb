# frozen_string_literal: true

require 'sinatra/base'
require_relative 'guest'

# A class for modules that the workspace builds, and for others: what an instance answers is doubted by its own module.
class App < Sinatra::Base
  helpers do
    def layout = @layout ||= Guest.default

    def wide = @wide ||= Guest.extra('wide')
  end

  get '/own' do
    File.read("pages/#{layout.key(params[:name])}.md")
  end

  get '/own/fresh' do
    File.read("pages/#{Guest.new.key('index')}.md")
  end

  get '/own/title' do
    File.read("pages/#{Guest.new(Guest::MODULE).title}.md")
  end

  get '/own/named' do
    File.read("pages/#{Guest.new(Guest::NAMED).key('index')}.md")
  end

  get '/own/compiled' do
    File.read("pages/#{Guest.layout.key('index')}.md")
  end

  get '/variant' do
    File.read("pages/#{Guest.variant(params[:name]).key('index')}.md") # want RBN301
  end

  get '/extra' do
    File.read("pages/#{wide.key('index')}.md") # want RBN301
  end

  get '/extra/title' do
    File.read("pages/#{Guest.extra('tall').title}.md") # want RBN301
  end

  get '/given' do
    mod = Wasmtime::Module.from_file(Guest::ENGINE, 'vendor/given.wasm')
    File.read("pages/#{Guest.new(mod).title}.md") # want RBN301
  end

  # Its numbers are numbers.
  get '/count' do
    mod = Wasmtime::Module.from_file(Guest::ENGINE, 'vendor/given.wasm')
    File.read("pages/#{Guest.new(mod).title.bytesize}.md")
  end
end
