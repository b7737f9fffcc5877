# frozen_string_literal: true

require 'extism'
require 'ffi'
require 'sinatra/base'
require 'wasmtime'

# Libraries of one workspace, each built from another crate.
class App < Sinatra::Base
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  LIMITS = { memory_size: 1 << 24 }.freeze
  ROOT = File.expand_path(__dir__)
  RESIZE = Wasmtime::Module.from_file(ENGINE, File.join(ROOT, 'target/wasm32-unknown-unknown/release/image_resize.wasm'))
  NOTES = Wasmtime::Module.from_file(ENGINE, "#{ROOT}/target/wasm32-wasip1/release/notes.wasm")
  GUESTS = {
    label: Wasmtime::Module.new(ENGINE, File.binread('guests/label/pkg/label_bg.wasm')),
    script: Wasmtime::Module.from_file(ENGINE, 'forget.wat')
  }.freeze
  TAGS = Extism::Plugin.new({ wasm: [{ path: 'plugins/tags/target/wasm32-wasip1/release/tags_plugin.wasm' }],
                              timeout_ms: 100, memory: { max_pages: 64 } })

  # Two libraries with a function of the same name.
  module Archive
    extend FFI::Library
    ffi_lib File.expand_path('target/release/libarchive.so', __dir__)
    attach_function :drop_entry, [:string], :bool
  end

  # The other one.
  module Catalog
    extend FFI::Library
    ffi_lib File.expand_path("target/release/libcatalog.#{FFI::Platform::LIBSUFFIX}", __dir__)
    attach_function :drop_entry, [:string], :bool
    attach_function :only_here, [:string], :bool
  end

  helpers do
    def instance(guest)
      Wasmtime::Instance.new(Wasmtime::Store.new(ENGINE, limits: LIMITS), guest)
    end

    def resize = @resize ||= instance(RESIZE)
  end

  # The notes only count; what is written in the text form is built from no crate.
  post '/notes' do
    guest = instance(NOTES)
    guest.export('memory').to_memory.write(64, params[:name])
    guest.invoke('forget', 64, params[:name].bytesize).to_s
  end

  post '/script' do
    guest = instance(GUESTS[:script])
    guest.invoke('keep', params[:number].to_i).to_s
  end

  post '/catalog' do
    Catalog.drop_entry(params[:name]).to_s
  end

  post '/resize' do
    guest = resize
    guest.export('memory').to_memory.write(64, params[:name])
    guest.invoke('forget', 64, params[:name].bytesize).to_s
  end

  post '/common' do
    guest = instance(RESIZE)
    guest.export('memory').to_memory.write(64, params[:name])
    guest.invoke('discard', 64, params[:name].bytesize).to_s
  end

  post '/all' do
    guest = instance(RESIZE)
    guest.export('memory').to_memory.write(64, params[:name])
    guest.invoke('resize-all', 64, params[:name].bytesize).to_s
  end

  post '/keep' do
    guest = instance(NOTES)
    guest.export('memory').to_memory.write(64, params[:name])
    guest.invoke('keep', 64, params[:name].bytesize).to_s
  end

  post '/label' do
    guest = instance(GUESTS[:label])
    guest.export('memory').to_memory.write(64, params[:name])
    guest.invoke('forget', 64, params[:name].bytesize).to_s
  end

  post '/read' do
    guest = instance(GUESTS.fetch(:label))
    guest.export('memory').to_memory.write(64, params[:name])
    guest.invoke('readLabel', 64, params[:name].bytesize).to_s
  end

  post '/tags' do
    TAGS.call('forget', params[:name])
  end

  post '/archive' do
    Archive.drop_entry(params[:name]).to_s
  end

  post '/only' do
    Catalog.only_here(params[:name]).to_s
  end
end
