# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'parts'
  attach_function :parts_trusting, %i[pointer size_t], :ulong
  attach_function :parts_own_length, %i[pointer size_t], :ulong
  attach_function :parts_checked, %i[pointer size_t size_t], :ulong
  attach_function :parts_asserted, %i[pointer size_t size_t], :ulong
  attach_function :parts_smaller, %i[pointer size_t size_t], :ulong
  attach_function :parts_offset, %i[pointer size_t], :uchar
  attach_function :parts_written, %i[pointer size_t], :void
end

class App < Sinatra::Base
  post '/trusting' do
    buffer = FFI::MemoryPointer.from_string(request.body.read)
    Native.parts_trusting(buffer, params[:length].to_i).to_s
  end

  post '/own-length' do
    text = request.body.read
    Native.parts_own_length(FFI::MemoryPointer.from_string(text), text.bytesize).to_s
  end

  post '/checked' do
    text = request.body.read
    buffer = FFI::MemoryPointer.from_string(text)
    Native.parts_checked(buffer, text.bytesize, Integer(params[:length])).to_s
  end

  post '/asserted' do
    text = request.body.read
    buffer = FFI::MemoryPointer.from_string(text)
    Native.parts_asserted(buffer, text.bytesize, Integer(params[:length])).to_s
  end

  post '/smaller' do
    text = request.body.read
    buffer = FFI::MemoryPointer.from_string(text)
    Native.parts_smaller(buffer, text.bytesize, Integer(params[:length])).to_s
  end

  post '/offset' do
    buffer = FFI::MemoryPointer.from_string(request.body.read)
    Native.parts_offset(buffer, Integer(params[:index])).to_s
  end

  post '/written' do
    buffer = FFI::MemoryPointer.new(:uchar, 16)
    Native.parts_written(buffer, Integer(params[:length]))
    buffer.read_bytes(16)
  end
end
