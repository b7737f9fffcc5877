# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'ruststrings'
  attach_function :strings_cut, [:string], :bool
  attach_function :strings_replaced, [:string], :bool
  attach_function :strings_added, [:string], :bool
  attach_function :strings_cased, [:string], :bool
  attach_function :strings_valid, [:string], :bool
  attach_function :strings_bytes, [:string], :bool
end

class App < Sinatra::Base
  get('/cut') { Native.strings_cut(params[:x]).to_s }
  get('/replaced') { Native.strings_replaced(params[:x]).to_s }
  get('/added') { Native.strings_added(params[:x]).to_s }
  get('/cased') { Native.strings_cased(params[:x]).to_s }
  get('/valid') { Native.strings_valid(params[:x]).to_s }
  get('/bytes') { Native.strings_bytes(params[:x]).to_s }
end
