# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'transmuting'
  attach_function :transmute_byte, [:string], :int
  attach_function :transmute_number, [:uchar], :int
  attach_function :transmute_matched, [:uchar], :int
  attach_function :transmute_constant, [:uchar], :int
  attach_function :transmute_masked, [:uchar], :int
  attach_function :transmute_bit, [:uchar], :bool
end

class App < Sinatra::Base
  get('/byte') { Native.transmute_byte(params[:x]).to_s }
  get('/number') { Native.transmute_number(params[:n].to_i).to_s }
  get('/matched') { Native.transmute_matched(params[:n].to_i).to_s }
  get('/constant') { Native.transmute_constant(1).to_s }
  get('/masked') { Native.transmute_masked(params[:n].to_i & 0xff).to_s }
  get('/bit') { Native.transmute_bit(params[:n].to_i & 1).to_s }
end
