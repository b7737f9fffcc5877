# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'memory'

  attach_function :memory_path, [:pointer], :bool
  attach_function :memory_written, [:pointer], :bool
  attach_function :memory_sum, %i[pointer size_t], :ulong
  attach_function :memory_at, [:pointer], :uchar
  attach_function :memory_at_number, [:ulong], :uchar
end

class App < Sinatra::Base
  get '/string' do
    Native.memory_path(FFI::MemoryPointer.from_string(params[:path])).to_s
  end

  get '/written' do
    path = params[:path]
    buffer = FFI::MemoryPointer.new(:char, path.bytesize + 1)
    buffer.put_string(0, path)
    Native.memory_written(buffer).to_s
  end

  # The length is the buffer's own.
  post '/sum' do
    text = params[:text]
    buffer = FFI::MemoryPointer.from_string(text)
    Native.memory_sum(buffer, text.bytesize).to_s
  end

  get '/pointer' do
    pointer = FFI::Pointer.new(Integer(params[:address]))
    Native.memory_at(pointer).to_s
  end

  get '/number' do
    Native.memory_at_number(params[:address].to_i).to_s
  end
end
