# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'closures'
  attach_function :closures_captured, [:string], :bool
  attach_function :closures_parameter, [:string], :bool
  attach_function :closures_written, [:string], :bool
  attach_function :closures_iterator, [:string], :bool
  attach_function :closures_option, [:string], :bool
  attach_function :closures_passed, [:string], :bool
  attach_function :closures_numbers, [:string], :bool
end

class App < Sinatra::Base
  get('/captured') { Native.closures_captured(params[:x]).to_s }
  get('/parameter') { Native.closures_parameter(params[:x]).to_s }
  get('/written') { Native.closures_written(params[:x]).to_s }
  get('/iterator') { Native.closures_iterator(params[:x]).to_s }
  get('/option') { Native.closures_option(params[:x]).to_s }
  get('/passed') { Native.closures_passed(params[:x]).to_s }
  get('/numbers') { Native.closures_numbers(params[:x]).to_s }
end
