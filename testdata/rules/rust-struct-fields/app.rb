# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'fields'
  attach_function :fields_two, [:string], :bool
  attach_function :fields_written, [:string], :bool
  attach_function :fields_update, [:string], :bool
  attach_function :fields_tuple, [:string], :bool
  attach_function :fields_nested, [:string], :bool
  attach_function :fields_pattern, [:string], :bool
end

class App < Sinatra::Base
  get('/two') { Native.fields_two(params[:x]).to_s }
  get('/written') { Native.fields_written(params[:x]).to_s }
  get('/update') { Native.fields_update(params[:x]).to_s }
  get('/tuple') { Native.fields_tuple(params[:x]).to_s }
  get('/nested') { Native.fields_nested(params[:x]).to_s }
  get('/pattern') { Native.fields_pattern(params[:x]).to_s }
end
