# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'globs'
  attach_function :globs_list, [:string], :bool
  attach_function :globs_count, [:string], :bool
  attach_function :globs_quoted, [:string], :bool
  attach_function :globs_layers, [:string], :void
end

class App < Sinatra::Base
  get('/list') { Native.globs_list(params[:x]).to_s }
  get('/count') { Native.globs_count(params[:x]).to_s }
  get('/quoted') { Native.globs_quoted(params[:x]).to_s }
  get('/layers') { Native.globs_layers(params[:x]).to_s }
end
