# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'buffers'

  attach_function :buffers_path, [:buffer_in], :bool
  attach_function :buffers_pointer, [:pointer], :bool
  attach_function :buffers_number, [:pointer], :uchar
  attach_function :buffers_fill, [:buffer_out], :bool
end

# Memory that Ruby writes and Rust reads, and the other way round.
class App < Sinatra::Base
  get '/buffer' do
    buffer = FFI::Buffer.new(:char, 256)
    buffer.put_string(0, params[:path])
    Native.buffers_path(buffer).to_s
  end

  get '/allocated' do
    buffer = FFI::Buffer.alloc_in(256)
    buffer.put_bytes(0, params[:path])
    Native.buffers_path(buffer).to_s
  end

  get '/constant' do
    buffer = FFI::Buffer.new(:char, params[:size].to_i) # want RBN804
    buffer.put_string(0, 'index')
    Native.buffers_path(buffer).to_s
  end

  get '/block' do
    FFI::MemoryPointer.new(:char, 256) do |memory|
      memory.write_string(params[:path])
      Native.buffers_pointer(memory)
    end
    'done'
  end

  get '/nested' do
    text = FFI::MemoryPointer.from_string(params[:path])
    list = FFI::MemoryPointer.new(:pointer)
    list.write_pointer(text)
    Native.buffers_pointer(list.read_pointer).to_s
  end

  # The number stands in the program's own memory.
  get '/number' do
    memory = FFI::MemoryPointer.new(:uint64)
    memory.write_uint64(params[:n].to_i)
    Native.buffers_number(memory).to_s
  end

  get '/read' do
    memory = FFI::MemoryPointer.from_string(params[:path])
    system("p #{memory.read_string}") # want RBN201
    system("p #{(memory + 1).get_string(0)}") # want RBN201
    system("p #{memory.size}")
  end

  get '/typed' do
    memory = FFI::MemoryPointer.new(:string)
    memory.put(:string, 0, params[:path])
    system("p #{memory.get_string(0)}") # want RBN201
    constant = FFI::MemoryPointer.new(:int)
    constant.write(:int, 1)
    system("p #{constant.read_int}")
  end

  get '/filled' do
    buffer = FFI::Buffer.alloc_out(256)
    Native.buffers_fill(buffer)
    system("p #{buffer.get_string(0)} #{params[:path].size}")
  end
end
