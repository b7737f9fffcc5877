# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'letelse'
  attach_function :read_named, [:string], :int
  attach_function :read_number, [:string], :int
  attach_function :read_twice, [:string], :int
end

class App < Sinatra::Base
  get('/named') { Native.read_named(params[:name]).to_s }
  get('/number') { Native.read_number(params[:name]).to_s }
  get('/twice') { Native.read_twice(params[:name]).to_s }
end
