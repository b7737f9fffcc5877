# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'shape'
  attach_function :shape_arguments, [:string], :bool
  attach_function :shape_script, [:string], :bool
  attach_function :shape_shell, [:string], :bool
  attach_function :shape_program, [:string], :bool
end

class App < Sinatra::Base
  get('/arguments') { Native.shape_arguments(params[:x]).to_s }
  get('/script') { Native.shape_script(params[:x]).to_s }
  get('/shell') { Native.shape_shell(params[:x]).to_s }
  get('/program') { Native.shape_program(params[:x]).to_s }
end
