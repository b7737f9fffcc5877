# frozen_string_literal: true

require 'sinatra/base'
require 'wasmtime'

# Functions are looked up once, by the names that helpers hand on, and called where these are given.
class Core
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  MODULE = Wasmtime::Module.from_file(ENGINE, 'target/wasm32-unknown-unknown/release/studio_core.wasm')

  def initialize
    @instance = Wasmtime::Instance.new(Wasmtime::Store.new(ENGINE, limits: { memory_size: 1 << 24 }), MODULE)
    @memory = @instance.export('memory').to_memory
    @funcs = {}
  end

  def call(name, *args) = func(name).call(*args)

  def text(name, text)
    packed = with(text) { |at, len| call(name, at, len) }
    @memory.read(packed >> 32, packed & 0xffff_ffff)
  end

  private

  def func(name)
    @funcs[name] ||= @instance.export(name).to_func
  end

  def with(text)
    at = call('room', text.bytesize)
    @memory.write(at, text)
    yield at, text.bytesize
  end
end

# It is given the core.
class Planner
  def initialize(core)
    @core = core
    @core.call('set_rate', 48_000)
  end

  def script(title) = @core.text('script', title)

  def slot(title) = @core.text('slot', title)

  def gain(value)
    @core.call('set_gain', value)
  end

  def loudest
    @core.call('loudest', @core.call('gain'))
  end

  def level(index)
    raise ArgumentError unless index.between?(0, 63)

    @core.call('level', index)
  end

  def marker(index) = @core.call('marker', index)
end

class App < Sinatra::Base
  set :planner, Planner.new(Core.new)

  get '/script' do
    File.read("/srv/#{settings.planner.script(params[:title])}") # want RBN301
  end

  get '/slot' do
    File.read("/srv/#{settings.planner.slot(params[:title])}")
  end

  put '/gain' do
    settings.planner.gain(params[:gain].to_i).to_s
  end

  get '/loudest' do
    settings.planner.loudest.to_s
  end

  get '/level' do
    settings.planner.level(params[:index].to_i).to_s
  end

  get '/marker' do
    settings.planner.marker(params[:index].to_i).to_s
  end
end
