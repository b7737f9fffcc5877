# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'modules'
  attach_function :modules_file, [:string], :bool
  attach_function :modules_folder, [:string], :bool
  attach_function :modules_inline, [:string], :bool
  attach_function :modules_renamed, [:string], :bool
  attach_function :modules_reexported, [:string], :bool
  attach_function :modules_glob, [:string], :bool
  attach_function :modules_same_name, [:string], :bool
  attach_function :modules_local, [:string], :bool
end

class App < Sinatra::Base
  get('/file') { Native.modules_file(params[:x]).to_s }
  get('/folder') { Native.modules_folder(params[:x]).to_s }
  get('/inline') { Native.modules_inline(params[:x]).to_s }
  get('/renamed') { Native.modules_renamed(params[:x]).to_s }
  get('/reexported') { Native.modules_reexported(params[:x]).to_s }
  get('/glob') { Native.modules_glob(params[:x]).to_s }
  get('/same-name') { Native.modules_same_name(params[:x]).to_s }
  get('/local') { Native.modules_local(params[:x]).to_s }
end
