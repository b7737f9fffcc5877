require "ffi"
require "sinatra/base"

module Builders
  extend FFI::Library
  ffi_lib "builders"
  attach_function :platform, [:string], :int
  attach_function :made, [:string], :int
  attach_function :made_plain, [:string], :int
  attach_function :passed, [:string], :int
  attach_function :parsed, [:string], :int
end

class App < Sinatra::Base
  get "/" do
    Builders.platform(params[:x])
    Builders.made(params[:x])
    Builders.made_plain(params[:x])
    Builders.passed(params[:x])
    Builders.parsed(params[:x])
  end
end
