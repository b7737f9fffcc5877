# frozen_string_literal: true

require 'wasmtime'

# A module with its memory.
class Guest
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  LIMITS = { memory_size: 1 << 24 }.freeze
  MODULE = Wasmtime::Module.from_file(ENGINE, 'target/wasm32-unknown-unknown/release/layout.wasm')
  EXTRAS = { 'wide' => 'vendor/wide.wasm', 'tall' => 'vendor/tall.wasm' }.freeze

  def self.compile(name) = Wasmtime::Module.from_file(ENGINE, "target/wasm32-unknown-unknown/release/#{name}.wasm") # want RBN102

  NAMED = compile('layout')

  def self.default = new(MODULE)

  def self.layout = new(compile('layout'))

  def self.variant(name) = new(compile(name))

  def self.extra(name)
    new(Wasmtime::Module.from_file(ENGINE, EXTRAS.fetch(name)))
  end

  def initialize(mod = MODULE)
    @store = Wasmtime::Store.new(ENGINE, limits: LIMITS)
    @instance = Wasmtime::Instance.new(@store, mod)
    @own = @instance.export('memory').to_memory
  end

  def key(name)
    take(@instance.invoke('page_key', *put(name)))
  end

  def title
    packed = @instance.invoke('title')
    @own.read(packed >> 32, packed & 0xffff_ffff)
  end

  private

  def memory
    @memory ||= @instance.export('memory').to_memory
  end

  def put(text)
    at = @instance.invoke('room', text.bytesize)
    memory.write(at, text)
    [at, text.bytesize]
  end

  def take(packed)
    memory.read(packed >> 32, packed & 0xffff_ffff)
  end
end
