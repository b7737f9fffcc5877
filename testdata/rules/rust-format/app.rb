# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'formats'
  attach_function :format_positional, [:string], :bool
  attach_function :format_inline, [:string], :bool
  attach_function :format_named, [:string], :bool
  attach_function :format_written, [:string], :bool
  attach_function :format_pushed, [:string], :bool
  attach_function :format_vec, [:string], :bool
  attach_function :format_printed, [:string], :bool
  attach_function :format_number, [:string], :bool
end

class App < Sinatra::Base
  get('/positional') { Native.format_positional(params[:x]).to_s }
  get('/inline') { Native.format_inline(params[:x]).to_s }
  get('/named') { Native.format_named(params[:x]).to_s }
  get('/written') { Native.format_written(params[:x]).to_s }
  get('/pushed') { Native.format_pushed(params[:x]).to_s }
  get('/vec') { Native.format_vec(params[:x]).to_s }
  get('/printed') { Native.format_printed(params[:x]).to_s }
  get('/number') { Native.format_number(params[:x]).to_s }
end
