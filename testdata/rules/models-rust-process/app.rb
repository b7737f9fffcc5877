# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustprocess'
  attach_function :process_shell, [:string], :bool
  attach_function :process_interpreter, [:string], :bool
  attach_function :process_quoted, [:string], :bool
  attach_function :process_program, [:string], :bool
  attach_function :process_printed, [:string], :bool
  attach_function :process_exec, [:string], :int
  attach_function :process_spawn, [:string], :int
  attach_function :process_library, [:string], :bool
end

class App < Sinatra::Base
  get('/shell') { Native.process_shell(params[:x]).to_s }
  get('/interpreter') { Native.process_interpreter(params[:x]).to_s }
  get('/quoted') { Native.process_quoted(params[:x]).to_s }
  get('/program') { Native.process_program(params[:x]).to_s }
  get('/printed') { Native.process_printed(params[:x]).to_s }
  get('/exec') { Native.process_exec(params[:x]).to_s }
  get('/spawn') { Native.process_spawn(params[:x]).to_s }
  get('/library') { Native.process_library(params[:x]).to_s }
end
