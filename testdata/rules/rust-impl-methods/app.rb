# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'methods'
  attach_function :methods_run, [:string], :bool
  attach_function :methods_associated, [:string], :bool
  attach_function :methods_builder, [:string], :bool
  attach_function :methods_trait, [:string], :bool
  attach_function :methods_field, [:string], :bool
  attach_function :methods_parameter, [:string], :bool
  attach_function :methods_from, [:string], :bool
end

class App < Sinatra::Base
  get('/run') { Native.methods_run(params[:x]).to_s }
  get('/associated') { Native.methods_associated(params[:x]).to_s }
  get('/builder') { Native.methods_builder(params[:x]).to_s }
  get('/trait') { Native.methods_trait(params[:x]).to_s }
  get('/field') { Native.methods_field(params[:x]).to_s }
  get('/parameter') { Native.methods_parameter(params[:x]).to_s }
  get('/from') { Native.methods_from(params[:x]).to_s }
end
