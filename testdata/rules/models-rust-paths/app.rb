# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustpaths'
  attach_function :paths_asked, [:string], :bool
  attach_function :paths_parts, [:string], :bool
  attach_function :paths_inside, [:string], :bool
  attach_function :paths_unresolved, [:string], :bool
  attach_function :paths_at, %i[string string], :int
  attach_function :paths_real, [:string], :int
end

class App < Sinatra::Base
  get('/asked') { Native.paths_asked(params[:x]).to_s }
  get('/parts') { Native.paths_parts(params[:x]).to_s }
  get('/inside') { Native.paths_inside(params[:x]).to_s }
  get('/unresolved') { Native.paths_unresolved(params[:x]).to_s }
  get('/at') { Native.paths_at(params[:x], params[:to]).to_s }
  get('/real') { Native.paths_real(params[:x]).to_s }
end
