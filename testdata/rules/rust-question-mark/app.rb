# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'question'
  attach_function :question_read, [:string], :int
  attach_function :question_number, [:string], :int
end

class App < Sinatra::Base
  get('/read') { Native.question_read(params[:x]).to_s }
  get('/number') { Native.question_number(params[:x]).to_s }
end
