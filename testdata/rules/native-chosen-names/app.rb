# frozen_string_literal: true

require 'sinatra'
require 'ffi'
require 'wasmtime'

module Words
  module C
    extend FFI::Library
    ffi_lib 'words'
    attach_function :plain, :words_plain, %i[string pointer size_t], :int
    attach_function :slug, :words_slug, %i[string pointer size_t], :int
  end

  def self.plain(text) = filled(:plain, text)
  def self.slug(text) = filled(:slug, text)

  # Which function it is, the caller says.
  def self.filled(function, text)
    out = FFI::MemoryPointer.new(:char, 512)
    n = C.public_send(function, text, out, out.size)
    n.negative? ? '' : out.read_string(n)
  end
end

class Guest
  def initialize
    @engine = Wasmtime::Engine.new(consume_fuel: true)
    @store = Wasmtime::Store.new(@engine, limits: { memory_size: 1_000_000 })
    @store.set_fuel(1_000_000)
    @instance = Wasmtime::Linker.new(@engine).instantiate(@store, Wasmtime::Module.from_file(@engine, 'guest/target/wasm32-unknown-unknown/release/guest.wasm'))
    @memory = @instance.export('memory').to_memory
  end

  def title(text) = run(:title, text)
  def digest(text) = run('digest', text)

  private

  def placed(text)
    at = 1024
    @memory.write(at, text)
    yield at, text.bytesize
  end

  def run(export, text)
    packed = placed(text) { |at, n| @instance.invoke(export.to_s, at, n) }
    @memory.read(packed >> 32, packed & 0xffff_ffff)
  end
end

get '/plain' do
  system("print '#{Words.plain(params[:text].to_s)}'") # want RBN201
  system("print '#{Words.slug(params[:text].to_s)}'") # ok
end

get '/shelf' do
  method = params[:keep] ? :keep : :discard
  Words::Shelf.public_send(method, params[:name].to_s)
  204
end

WAYS = %w[stash length].freeze

get '/listed' do
  way = params[:way].to_s.strip
  halt 400 unless WAYS.include?(way)
  Words::Shelf.public_send(way, params[:name].to_s)
  204
end

get '/either' do
  way = params[:way].to_s
  return 404 if way.empty? || !%i[press length].include?(way.to_sym)

  Words::Shelf.public_send(way, params[:name].to_s)
  204
end

get '/guest' do
  guest = Guest.new
  system("print '#{guest.title(params[:text].to_s)}'") # want RBN201
  system("print '#{guest.digest(params[:text].to_s)}'") # ok
end
