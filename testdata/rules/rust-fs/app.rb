# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustfs'
  attach_function :fs_read, [:string], :int
  attach_function :fs_open, [:string], :int
  attach_function :fs_join, [:string], :int
  attach_function :fs_change, [:string], :int
  attach_function :fs_file_name, [:string], :int
  attach_function :fs_inside, [:string], :int
  attach_function :fs_components, [:string], :int
  attach_function :fs_log, [:string], :int
end

class App < Sinatra::Base
  get('/read') { Native.fs_read(params[:name]).to_s }
  get('/open') { Native.fs_open(params[:name]).to_s }
  get('/join') { Native.fs_join(params[:name]).to_s }
  get('/change') { Native.fs_change(params[:name]).to_s }
  get('/file-name') { Native.fs_file_name(params[:name]).to_s }
  get('/inside') { Native.fs_inside(params[:name]).to_s }
  get('/components') { Native.fs_components(params[:name]).to_s }
  get('/log') { Native.fs_log(params[:text]).to_s }
  get('/index') { Native.fs_file_name('index').to_s }
end
