# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustregex'
  attach_function :regex_checked, [:string], :bool
  attach_function :regex_lines, [:string], :bool
  attach_function :regex_part, [:string], :bool
  attach_function :regex_found, [:string], :bool
  attach_function :regex_replaced, [:string], :bool
  attach_function :regex_escaped, [:string], :bool
end

class App < Sinatra::Base
  get('/checked') { Native.regex_checked(params[:x]).to_s }
  get('/lines') { Native.regex_lines(params[:x]).to_s }
  get('/part') { Native.regex_part(params[:x]).to_s }
  get('/found') { Native.regex_found(params[:x]).to_s }
  get('/replaced') { Native.regex_replaced(params[:x]).to_s }
  get('/escaped') { Native.regex_escaped(params[:x]).to_s }
end
