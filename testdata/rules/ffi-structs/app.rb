# frozen_string_literal: true

require 'ffi'
require 'fiddle/import'
require 'sinatra/base'

# Structures whose fields Ruby writes and Rust reads.
module Window
  extend FFI::Library
  ffi_lib 'window'

  class Part < FFI::Struct
    layout :offset, :uint32, :length, :uint32
  end

  attach_function :window_first, %i[buffer_in size_t pointer], :long
  attach_function :window_second, [:buffer_in, :size_t, Part.by_ref], :long
  attach_function :window_clipped, %i[buffer_in size_t pointer], :long
end

module Imported
  extend Fiddle::Importer
  dlload 'libwindow.so'
  Part = struct(['unsigned int offset', 'unsigned int length'])
  extern 'long window_third(const char *, size_t, void *)'

  def self.part(offset, length)
    part = Part.malloc(Fiddle::RUBY_FREE)
    part.offset = offset
    part.length = length
    part
  end
end

class App < Sinatra::Base
  post '/first' do
    data = request.body.read
    part = Window::Part.new
    part[:offset] = params[:offset].to_i
    part[:length] = 2
    Window.window_first(data, data.bytesize, part).to_s
  end

  post '/second' do
    data = request.body.read
    part = Window::Part.new
    part[:offset] = 1
    part[:length] = params[:length].to_i
    Window.window_second(data, data.bytesize, part.to_ptr).to_s
  end

  post '/clipped' do
    data = request.body.read
    part = Window::Part.new
    part[:offset] = params[:offset].to_i
    part[:length] = params[:length].to_i
    Window.window_clipped(data, data.bytesize, part).to_s
  end

  post '/third' do
    data = request.body.read
    Imported.window_third(data, data.bytesize, Imported.part(1, params[:length].to_i)).to_s
  end
end
