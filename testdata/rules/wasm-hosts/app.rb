# frozen_string_literal: true

require 'extism'
require 'sinatra/base'
require 'wasmtime'
require_relative 'lib/hosts'

# Functions of Ruby that modules of the workspace call.
class App < Sinatra::Base
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  MODULE = Wasmtime::Module.from_file(ENGINE, 'target/wasm32-wasip1/release/mailer.wasm')
  MANIFEST = { wasm: [{ path: 'target/wasm32-unknown-unknown/release/leads.wasm' }], timeout_ms: 100, memory: { max_pages: 64 } }.freeze
  HOST = LeadHost.new(SQLite3::Database.new('leads.db'))

  # One module with what it imports.
  class Mailer
    attr_reader :ticks

    def initialize
      @ticks = 0
      @kept = []
      linker = Wasmtime::Linker.new(ENGINE)
      linker.func_new('env', 'notify', %i[i32 i32], []) do |caller, at, length|
        system("notify-send '#{caller.export('memory').to_memory.read(at, length)}'") # want RBN201 from=app.rb:66
      end
      linker.func_new('env', 'archive', %i[i32 i32], []) do |caller, at, length|
        system("logger #{caller.export('memory').to_memory.read(at, length)}")
      end
      linker.func_new('env', 'tick', [:i32], []) { |_caller, n| @ticks += n }
      linker.func_new('env', 'lookup', %i[i32 i32], [:i32]) do |caller, at, length|
        memory = caller.export('memory').to_memory
        to = 2048
        memory.write(to, "#{memory.read(at, length)}@example.com")
        to
      end
      linker.func_new('env', 'remember', %i[i32 i32], []) do |caller, at, length|
        @kept << caller.export('memory').to_memory.read_utf8(at, length)
      end
      @instance = linker.instantiate(Wasmtime::Store.new(ENGINE, limits: { memory_size: 1 << 24 }), MODULE)
      @memory = @instance.export('memory').to_memory
    end

    def send(text)
      @memory.write(64, text)
      @instance.invoke('send', 64, text.bytesize)
    end

    def store(text)
      @memory.write(64, text)
      @instance.invoke('store', 64, text.bytesize)
    end

    def forward(text)
      @memory.write(64, text)
      @instance.invoke('forward', 64, text.bytesize)
    end

    def keep(text)
      @memory.write(64, text)
      @instance.invoke('keep', 64, text.bytesize)
      system("echo #{@kept.last}") # want RBN201 from=app.rb:78
    end
  end

  post '/send' do
    Mailer.new.send(params[:text]).to_s
  end

  post '/store' do
    Mailer.new.store(params[:text]).to_s
  end

  post '/forward' do
    Mailer.new.forward(params[:to]).to_s
  end

  post '/keep' do
    Mailer.new.keep(params[:text]).to_s
  end

  NOTE = Extism::Function.new('note', [Extism::ValType::I64], [Extism::ValType::I64]) do |plugin, inputs, outputs, _data|
    text = plugin.input_as_string(inputs.first)
    system("logger #{text}") # want RBN201 from=app.rb:104
    plugin.output_string(outputs.first, 'kept')
  end

  def plugin
    @plugin ||= Extism::Plugin.new(MANIFEST, environment: HOST, wasi: false)
  end

  get '/leads' do
    plugin.call('query', params[:name]).lines.size.to_s
  end

  get '/leads/by-id' do
    plugin.call('query_id', params[:id]).lines.size.to_s
  end

  post '/clear' do
    plugin.call('clear', params[:name]).size.to_s
  end

  post '/note' do
    plugin.call('write_down', params[:text]).size.to_s
  end

  post '/count' do
    Counter.count(params[:text]).to_s
  end
end
