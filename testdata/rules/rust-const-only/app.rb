# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

# The functions of the library are dangerous, but get nothing from a request.
module Native
  extend FFI::Library
  ffi_lib 'constonly'
  attach_function :run_tool, %i[string], :int
  attach_function :read_file, %i[string], :int
  attach_function :sum_bytes, %i[pointer size_t], :ulong
  attach_function :run_inside, [], :int
  attach_function :remove_file, %i[string], :int
end

class App < Sinatra::Base
  TOOLS = { 'list' => 'ls', 'disk' => 'df' }.freeze

  get '/tool' do
    Native.run_tool(TOOLS.fetch(params[:tool], 'true')).to_s
  end

  get '/version' do
    Native.run_tool("uname -#{params[:long] ? 'a' : 's'}").to_s
  end

  get '/read' do
    Native.read_file('/srv/papers/index.txt').to_s
  end

  get '/sum' do
    Native.sum_bytes(FFI::MemoryPointer.from_string('papers'), 6).to_s
  end

  get '/inside' do
    Native.run_inside.to_s
  end

  get '/remove' do
    Native.remove_file(params[:path]).to_s
  end
end
