require "ffi"
require "sinatra/base"

module Values
  extend FFI::Library
  ffi_lib "function_values"
  attach_function :by_path, [:string], :int
  attach_function :own, [:string], :int
  attach_function :counted, [:string], :int
  attach_function :path_call, [:string], :int
end

class App < Sinatra::Base
  get "/" do
    Values.by_path(params[:words])
    Values.own(params[:words])
    Values.counted(params[:words])
    Values.path_call(params[:words])
  end
end
