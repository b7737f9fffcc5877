# frozen_string_literal: true

require 'extism'
require 'json'
require 'sinatra/base'
require 'wasmtime'

# What a module imports, which is added to the linker that it is given.
class Host
  def define(linker)
    linker.func_new('press', 'shelve', %i[i32 i32], [:i32]) do |caller, at, length|
      system("shelve '#{caller.export('memory').to_memory.read(at, length)}'") ? 1 : 0 # want RBN201 from=114 RBN201 from=guest/src/main.rs:13
    end
    linker.func_new('press', 'count', %i[i32 i32], [:i32]) do |caller, at, length|
      caller.export('memory').to_memory.read(at, length).size
    end
    linker
  end
end

# Runs the program that makes labels.
class Press
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  MODULE = Wasmtime::Module.from_file(ENGINE, 'target/wasm32-wasip1/release/labels.wasm')

  def initialize(host)
    linker = Wasmtime::Linker.new(ENGINE, wasi: true)
    @linker = host.define(linker)
  end

  def label(title, shelf)
    run(config(title, shelf))
  end

  private

  def config(title, shelf)
    placed(Wasmtime::WasiConfig.new.inherit_stderr.set_argv(['labels', title]), shelf)
  end

  def placed(wasi, shelf)
    wasi.set_env({ 'SHELF' => shelf })
  end

  def run(wasi)
    store = Wasmtime::Store.new(ENGINE, wasi_config: wasi, limits: { memory_size: 1 << 24 })
    @linker.instantiate(store, MODULE).invoke('_start')
  end
end

# What JSON names, comes out of it by the names.
class Alarms
  include Extism::HostEnvironment

  register_import :page, [Extism::ValType::I64], [Extism::ValType::I64]

  def page(plugin, inputs, outputs, _data)
    alarm = plugin.input_as_json(inputs.first)
    system("page --team #{alarm['team']}")
    system("page --note '#{alarm['note']}'") # want RBN201
    plugin.output_json(outputs.first, { 'state' => alarm['note'], 'size' => 1 })
  end
end

# A plug-in that is given to what calls it.
class Tags
  MANIFEST = { wasm: [{ path: 'target/wasm32-unknown-unknown/release/tags.wasm' }], timeout_ms: 100, memory: { max_pages: 64 } }.freeze

  def self.standard
    new(Extism::Plugin.new(MANIFEST, environment: Alarms.new, wasi: false))
  end

  def initialize(plugin)
    @plugin = plugin
  end

  def tag(title) = @plugin.call('tag', title)

  def initials(title) = @plugin.call('initials', title)

  def alarm(title) = JSON.parse(@plugin.call('alarm', title))
end

class App < Sinatra::Base
  set :press, Press.new(Host.new)
  set :tags, Tags.standard

  get '/tag' do
    system("shelve #{settings.tags.tag(params[:title])}") # want RBN201
  end

  get '/initials' do
    system("shelve #{settings.tags.initials(params[:title])}")
  end

  get '/alarm' do
    settings.tags.alarm(params[:title])['state'] # want RBN701
  end

  get '/alarm/size' do
    settings.tags.alarm(params[:title])['size'].to_s
  end

  # Each of the pairs is a pair again.
  get '/pairs' do
    pairs = %w[a b].flat_map { |name| [[name, params[:title]]] }
    pairs.each do |name, title|
      system("shelve #{name}")
      system("shelve #{title}") # want RBN201
    end
  end

  post '/label' do
    settings.press.label(params[:title], params[:shelf]).to_s
  end
end
