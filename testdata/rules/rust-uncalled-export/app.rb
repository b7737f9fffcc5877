# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'uncalled'
  attach_function :uncalled_list, [:string], :bool
end

class App < Sinatra::Base
  get('/list') { Native.uncalled_list('index').to_s }
end
