require "ffi"
require "sinatra/base"

module Constructors
  extend FFI::Library
  ffi_lib "constructors"
  attach_function :line, [:string], :int
  attach_function :request, [:int, :string], :int
end

class App < Sinatra::Base
  get "/" do
    Constructors.line(params[:line])
    Constructors.request(params[:kind].to_i, params[:line])
  end
end
