# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'libcuser'
  attach_function :libc_system, [:string], :int
  attach_function :libc_formatted, [:string], :int
  attach_function :libc_open, [:string], :int
  attach_function :libc_unlink, [:string], :int
  attach_function :libc_constant, [], :int
end

class App < Sinatra::Base
  get('/system') { Native.libc_system(params[:x]).to_s }
  get('/formatted') { Native.libc_formatted(params[:x]).to_s }
  get('/open') { Native.libc_open(params[:x]).to_s }
  get('/unlink') { Native.libc_unlink(params[:x]).to_s }
  get('/constant') { Native.libc_constant.to_s }
end
