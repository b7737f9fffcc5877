# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustoption'
  attach_function :option_chosen, [:string], :bool
  attach_function :option_absent, [:string], :bool
  attach_function :option_replaced, [:string], :bool
  attach_function :option_shown, [:string], :bool
  attach_function :option_shared, [:string], :bool
end

class App < Sinatra::Base
  get('/chosen') { Native.option_chosen(params[:x]).to_s }
  get('/absent') { Native.option_absent(params[:x]).to_s }
  get('/replaced') { Native.option_replaced(params[:x]).to_s }
  get('/shown') { Native.option_shown(params[:x]).to_s }
  get('/shared') { Native.option_shared(params[:x]).to_s }
end
