# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'matching'
  attach_function :match_if_let, [:string], :int
  attach_function :match_result, [:string], :int
  attach_function :match_constants, [:string], :int
  attach_function :match_guard, [:string], :int
  attach_function :match_chain, [:string], :int
  attach_function :match_while, [:string], :int
  attach_function :match_equal, [:string], :int
  attach_function :match_macro, [:string], :int
end

class App < Sinatra::Base
  get('/if-let') { Native.match_if_let(params[:x]).to_s }
  get('/result') { Native.match_result(params[:x]).to_s }
  get('/constants') { Native.match_constants(params[:x]).to_s }
  get('/guard') { Native.match_guard(params[:x]).to_s }
  get('/chain') { Native.match_chain(params[:x]).to_s }
  get('/while') { Native.match_while(params[:x]).to_s }
  get('/equal') { Native.match_equal(params[:x]).to_s }
  get('/macro') { Native.match_macro(params[:x]).to_s }
end
