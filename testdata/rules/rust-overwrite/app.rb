# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'overwrite'
  attach_function :overwrite_by_function, [:string], :bool
  attach_function :overwrite_all, %i[string bool], :bool
  attach_function :overwrite_branch, %i[string bool], :bool
  attach_function :overwrite_loop, [:string], :bool
  attach_function :overwrite_shadow, [:string], :bool
  attach_function :overwrite_exit, %i[string bool], :bool
end

class App < Sinatra::Base
  get('/function') { Native.overwrite_by_function(params[:x]).to_s }
  get('/all') { Native.overwrite_all(params[:x], true).to_s }
  get('/branch') { Native.overwrite_branch(params[:x], true).to_s }
  get('/loop') { Native.overwrite_loop(params[:x]).to_s }
  get('/shadow') { Native.overwrite_shadow(params[:x]).to_s }
  get('/exit') { Native.overwrite_exit(params[:x], true).to_s }
end
