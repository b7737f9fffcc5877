# frozen_string_literal: true

require 'sinatra/base'
require 'wasmtime'

# What is written where a function of the module says, a static of the module holds.
class Lint
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  MODULE = Wasmtime::Module.from_file(ENGINE, File.expand_path('guests/lint.wasm', __dir__))

  def initialize(text)
    @size = text.bytesize
    store = Wasmtime::Store.new(ENGINE, limits: { memory_size: 8 << 20 })
    @instance = Wasmtime::Instance.new(store, MODULE, [])
    @memory = @instance.export('memory').to_memory
    @memory.write(@instance.invoke('input'), text)
  end

  def title = unpack(@instance.invoke('title', @size))
  def slug = unpack(@instance.invoke('slug', @size))
  def rest = unpack(@instance.invoke('rest', @size))

  private

  def unpack(packed)
    @memory.read(packed >> 32 & 0xffff_ffff, packed & 0xffff_ffff).force_encoding('UTF-8')
  end
end

class App < Sinatra::Base
  helpers do
    def lint = @lint ||= Lint.new(request.body.read)
  end

  post '/quiet' do
    system("say #{lint.slug}")
    system("say #{lint.rest}")
    204
  end

  post '/title' do
    system("say #{lint.title}") # want RBN201 from=32
    204
  end
end
