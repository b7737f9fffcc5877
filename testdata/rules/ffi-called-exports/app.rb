require 'ffi'
require 'sinatra'

module Shelf
  extend FFI::Library
  ffi_lib 'shelf'
  attach_function :shelf_size, [:uint32], :int64
  attach_function :shelf_named, [:string], :int64
  attach_function :shelf_unused, [], :int64
end

# What these two do is judged by what they are given here.
get '/size' do
  Shelf.shelf_size(params[:id].to_i).to_s
end

get '/named' do
  Shelf.shelf_named(params[:name]).to_s
end
