# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'called'
  attach_function :thumbs_empty, [], :int
  attach_function :thumbs_drop, [:string], :int
end

class App < Sinatra::Base
  post('/empty') { Native.thumbs_empty.to_s }
  post('/drop') { Native.thumbs_drop(params[:name]).to_s }
end
