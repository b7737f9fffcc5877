# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'allocated'
  attach_function :allocated_sized, [:size_t], :pointer
  attach_function :allocated_plain, [:size_t], :pointer
  attach_function :allocated_class, [:size_t], :ulong_long
end

class App < Sinatra::Base
  get('/sized') { Native.allocated_sized(Integer(params[:size])).null?.to_s }
  get('/plain') { Native.allocated_plain(Integer(params[:size])).null?.to_s }
  get('/class') { Native.allocated_class(Integer(params[:size])).to_s }
end
