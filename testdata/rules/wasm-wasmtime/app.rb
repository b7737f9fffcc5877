# frozen_string_literal: true

require 'sinatra/base'
require 'wasmtime'

# The notes of a Wasm module.
class App < Sinatra::Base
  ENGINE = Wasmtime::Engine.new # want RBN905
  MODULE = Wasmtime::Module.from_file(ENGINE, 'guest.wasm')
  OFFSET = 1024

  helpers do
    def instance
      @instance ||= Wasmtime::Instance.new(Wasmtime::Store.new(ENGINE), MODULE) # want RBN906
    end

    def component
      Wasmtime::Component::Linker.new(ENGINE).instantiate(Wasmtime::Store.new(ENGINE), settings.component) # want RBN906
    end
  end

  # A number is what the guest gets, and what lies elsewhere in its memory is not what it is told of.
  post '/page' do
    instance.invoke('page', params[:number].to_i).to_s
  end

  post '/elsewhere' do
    memory = instance.export('memory').to_memory
    memory.write(0, params[:name])
    memory.write(512, 'last')
    instance.invoke('forget', 512, 4).to_s
  end

  post '/allocated' do
    memory = instance.export('memory').to_memory
    alloc = instance.export('alloc').to_func
    forget = instance.export('forget').to_func
    name = params[:name]
    at = alloc.call(name.bytesize)
    memory.write(at, name)
    forget.call(at, name.bytesize).to_s
  end

  post '/written' do
    memory = instance.export('memory').to_memory
    memory.write(0, params[:name])
    instance.invoke('forget', 0, params[:name].bytesize).to_s
  end

  post '/constant' do
    memory = instance.export('memory').to_memory
    memory.write(OFFSET, params[:name])
    instance.invoke('forget', OFFSET, params[:name].bytesize).to_s
  end

  post '/helper' do
    at = 64
    instance.export('memory').to_memory.write(at, params[:name])
    instance.invoke('forget', at, 9).to_s
  end

  post '/component' do
    component.get_func('drop-note').call(params[:name]).to_s
  end

  post '/interface' do
    component.get_func(['notes:api/notes', 'drop-note']).call(params[:name]).to_s
  end

  post '/read' do
    memory = instance.export('memory').to_memory
    memory.write(OFFSET, params[:name])
    system("note #{memory.read_utf8(OFFSET, 9)}") # want RBN201
  end

  post '/module' do
    Wasmtime::Module.from_file(ENGINE, "/srv/modules/#{params[:module]}.wasm") # want RBN102
    ''
  end
end
