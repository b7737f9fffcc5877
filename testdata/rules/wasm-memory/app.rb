# frozen_string_literal: true

require 'sinatra/base'
require 'wasmtime'

# What lies in the memory of a module is told apart by the places that calls are given and give back.
class App < Sinatra::Base
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  MODULE = Wasmtime::Module.from_file(ENGINE, 'target/wasm32-wasip1/release/texts.wasm')
  STORE = Wasmtime::Store.new(ENGINE, limits: { memory_size: 1 << 24 })
  INPUT = 1024

  helpers do
    def guest = @guest ||= Wasmtime::Instance.new(STORE, MODULE)
    def memory = @memory ||= guest.export('memory').to_memory

    def with(text)
      at = guest.invoke('reserve', text.bytesize)
      memory.write(at, text)
      yield at, text.bytesize
    end

    def unpack(packed)
      memory.read_utf8(packed >> 32, packed & 0xffff_ffff)
    end

    def load_input(text)
      memory.write(INPUT, text)
    end
  end

  # A function that cleans what it is given, and others that do not run on it.
  get '/slug' do
    system("echo #{unpack(with(params[:text]) { |at, n| guest.invoke('slugged', at, n) })}")
    ''
  end

  get '/count' do
    n = with(params[:text]) { |at, length| guest.invoke('counted', at, length) }
    "<b>#{n}</b>"
  end

  get '/elsewhere' do
    with(params[:text]) { |at, length| guest.invoke('counted', at, length) }
    system("echo #{unpack(with('fixed') { |at, n| guest.invoke('heading', at, n) })}")
    ''
  end

  get '/place' do
    with(params[:text]) { |at, _| guest.invoke('page', at) }
    ''
  end

  # The number of the place is no text.
  get '/number' do
    "<b>#{with(params[:text]) { |at, _| at }}</b>"
  end

  get '/heading' do
    unpack(with(params[:text]) { |at, n| guest.invoke('heading', at, n) }) # want RBN701
  end

  get '/shell' do
    html = unpack(with(params[:text]) { |at, n| guest.invoke('heading', at, n) })
    system("echo #{html}") # want RBN201
    ''
  end

  get '/title' do
    unpack(with(params[:text]) { |at, n| guest.invoke('title', at, n) }) # want RBN701
  end

  # The guest writes into memory that Ruby has reserved.
  get '/upper' do
    out = guest.invoke('reserve', 4096)
    n = with(params[:text]) { |at, length| guest.invoke('upper', at, length, out) }
    system("echo #{memory.read(out, n)}") # want RBN201
    ''
  end

  get '/upper/fixed' do
    out = guest.invoke('reserve', 4096)
    n = with('fixed') { |at, length| guest.invoke('upper', at, length, out) }
    system("echo #{memory.read(out, n)}")
    ''
  end

  # A place that the program names, in two methods.
  get '/named' do
    load_input(params[:text])
    system("echo #{memory.read_utf8(INPUT, 9)}") # want RBN201
    ''
  end

  # Read by a function of Ruby's own that knows the length.
  get '/packed' do
    packed = with(params[:text]) { |at, n| guest.invoke('heading', at, n) }
    at, length = packed.divmod(1 << 32)
    `echo #{memory.read(at, length)}` # want RBN201
  end

  get '/remove/fixed' do
    with('cover.png') { |at, n| guest.invoke('remove', at, n) }
    ''
  end

  get '/remove' do
    with(params[:name]) { |at, n| guest.invoke('remove', at, n) }
    ''
  end
end
