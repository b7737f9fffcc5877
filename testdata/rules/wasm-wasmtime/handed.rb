# frozen_string_literal: true

require 'sinatra/base'
require 'wasmtime'

# An instance that methods are given.
module Handed
  def self.drop(instance, name)
    at = instance.invoke('alloc', name.bytesize)
    instance.export('memory').to_memory.write(at, name)
    instance.invoke('forget', at, name.bytesize)
  end

  # What is given to this one is no instance.
  def self.other(queue, name)
    queue.invoke('forget', name, 4)
  end
end

class Queue2
  def invoke(*words)
    words.size
  end
end

class HandedApp < Sinatra::Base
  ENGINE = Wasmtime::Engine.new # want RBN905
  MODULE = Wasmtime::Module.from_file(ENGINE, 'guest.wasm')

  post '/handed' do
    instance = Wasmtime::Instance.new(Wasmtime::Store.new(ENGINE), MODULE) # want RBN906
    Handed.drop(instance, params[:name]).to_s
  end

  post '/returned' do
    Handed.drop(instance, params[:name]).to_s
  end

  def instance
    Wasmtime::Linker.new(ENGINE).instantiate(Wasmtime::Store.new(ENGINE), MODULE) # want RBN906
  end

  post '/other' do
    Handed.other(Queue2.new, params[:name]).to_s
  end
end
