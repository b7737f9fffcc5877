require "ffi"
require "sinatra/base"

module Conversions
  extend FFI::Library
  ffi_lib "conversions"
  attach_function :sum, [:pointer, :long], :uint64
  attach_function :sum_at_most, [:pointer, :int], :uint64
  attach_function :caught, [:string], :int
  attach_function :quoted, [:string], :int
end

class App < Sinatra::Base
  get("/sum") { Conversions.sum(FFI::MemoryPointer.from_string("abc"), params[:n].to_i).to_s }
  get("/most") { Conversions.sum_at_most(FFI::MemoryPointer.from_string("abc"), params[:n].to_i).to_s }
  get("/caught") { Conversions.caught(params[:x]).to_s }
  get("/quoted") { Conversions.quoted(params[:x]).to_s }
end
