# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'unsafety'
  attach_function :unsafe_element, [:size_t], :uchar
  attach_function :unsafe_checked_element, [:size_t], :uchar
  attach_function :unsafe_safe_element, [:size_t], :uchar
  attach_function :unsafe_added, [:size_t], :size_t
  attach_function :unsafe_copied, %i[pointer size_t], :uchar
  attach_function :unsafe_length, [:size_t], :size_t
  attach_function :unsafe_text, [:string], :size_t
  attach_function :unsafe_checked_text, [:string], :size_t
  attach_function :unsafe_parsed, [:string], :uchar
  attach_function :unsafe_constant, [:size_t], :uchar
end

class App < Sinatra::Base
  get('/element') { Native.unsafe_element(params[:n].to_i).to_s }
  get('/checked-element') { Native.unsafe_checked_element(params[:n].to_i).to_s }
  get('/safe-element') { Native.unsafe_safe_element(params[:n].to_i).to_s }
  get('/added') { Native.unsafe_added(Integer(params[:n])).to_s }

  get '/copied' do
    buffer = FFI::MemoryPointer.from_string('constant')
    Native.unsafe_copied(buffer, Integer(params[:n])).to_s
  end

  get('/length') { Native.unsafe_length(params[:n].to_i).to_s }
  get('/text') { Native.unsafe_text(params[:x]).to_s }
  get('/checked-text') { Native.unsafe_checked_text(params[:x]).to_s }
  get('/parsed') { Native.unsafe_parsed(params[:x]).to_s }
  get('/constant') { Native.unsafe_constant(3).to_s }
end
