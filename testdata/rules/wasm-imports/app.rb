# frozen_string_literal: true

require 'sinatra/base'
require 'wasmtime'

# Modules that are given what they import as a list, in the order in which they declare it.
class Lint
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  MODULE = Wasmtime::Module.from_file(ENGINE, File.expand_path('guests/lint.wasm', __dir__))
  RANK = Wasmtime::Module.from_file(ENGINE, File.expand_path('guests/rank.wasm', __dir__))

  def initialize(text)
    @store = Wasmtime::Store.new(ENGINE, limits: { memory_size: 8 << 20 })
    @instance = Wasmtime::Instance.new(@store, MODULE, [asset_known, progress, asset_named])
    @memory = @instance.export('memory').to_memory
    @text = text
  end

  def lint
    @memory.write(64, @text)
    @instance.invoke('lint', 64, @text.bytesize)
  end

  # Numbers.
  def rank(points)
    add = Wasmtime::Func.new(@store, [:i32], []) { |_caller, n| system("logger #{n}") }
    Wasmtime::Instance.new(@store, RANK, [add]).invoke('rank', points)
  end

  private

  def asset_known
    Wasmtime::Func.new(@store, %i[i32 i32], [:i32]) do |caller, start, length|
      system("file #{caller.export('memory').to_memory.read(start, length)}") ? 1 : 0 # want RBN201 from=57
    end
  end

  def progress
    Wasmtime::Func.new(@store, [:i32], []) do |_caller, percent|
      File.write("/srv/progress-#{percent}", '')
    end
  end

  # How long it is.
  def asset_named
    Wasmtime::Func.new(@store, %i[i32 i32], [:i32]) do |caller, start, length|
      memory = caller.export('memory').to_memory
      memory.read(start, length).size
    end
  end
end

class App < Sinatra::Base
  post('/rank') { Lint.new('').rank(params[:points].to_i).to_s }

  post '/lint' do
    Lint.new(params[:text]).lint.to_s
  end
end
