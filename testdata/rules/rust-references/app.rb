# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'references'
  attach_function :references_filled, [:string], :bool
  attach_function :references_overwritten, [:string], :bool
  attach_function :references_struct, [:string], :bool
  attach_function :references_borrowed, [:string], :bool
end

class App < Sinatra::Base
  get('/filled') { Native.references_filled(params[:x]).to_s }
  get('/overwritten') { Native.references_overwritten(params[:x]).to_s }
  get('/struct') { Native.references_struct(params[:x]).to_s }
  get('/borrowed') { Native.references_borrowed(params[:x]).to_s }
end
