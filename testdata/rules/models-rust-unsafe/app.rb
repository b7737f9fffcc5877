# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustunsafe'
  attach_function :unsafe_read, [:size_t], :uchar
  attach_function :unsafe_written, %i[size_t uchar], :void
  attach_function :unsafe_capacity, [:size_t], :size_t
  attach_function :unsafe_copied, [:size_t], :uchar
  attach_function :unsafe_filled, [:size_t], :uchar
  attach_function :unsafe_offset, [:ssize_t], :uchar
  attach_function :unsafe_text, [:size_t], :size_t
  attach_function :unsafe_taken, [:size_t], :uchar
  attach_function :unsafe_added, [:size_t], :uchar
  attach_function :unsafe_cast, [:size_t], :ushort
  attach_function :unsafe_moved, %i[string string], :bool
  attach_function :unsafe_put, [:string], :bool
  attach_function :unsafe_duplicate, [:string], :int
  attach_function :unsafe_sum, [:size_t], :uchar
end

class App < Sinatra::Base
  get('/read') { Native.unsafe_read(params[:address].to_i).to_s }
  get('/written') { Native.unsafe_written(params[:address].to_i, params[:n].to_i).to_s }
  get('/capacity') { Native.unsafe_capacity(params[:capacity].to_i).to_s }
  get('/copied') { Native.unsafe_copied(params[:n].to_i).to_s }
  get('/filled') { Native.unsafe_filled(params[:n].to_i).to_s }
  get('/offset') { Native.unsafe_offset(params[:n].to_i).to_s }
  get('/text') { Native.unsafe_text(params[:address].to_i).to_s }
  get('/taken') { Native.unsafe_taken(params[:address].to_i).to_s }
  get('/added') { Native.unsafe_added(params[:address].to_i).to_s }
  get('/cast') { Native.unsafe_cast(params[:address].to_i).to_s }
  get('/moved') { Native.unsafe_moved(params[:x], params[:y]).to_s }
  get('/put') { Native.unsafe_put(params[:x]).to_s }
  get('/duplicate') { Native.unsafe_duplicate(params[:x]).to_s }
  get('/sum') { Native.unsafe_sum(params[:n].to_i).to_s }
end
