# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

# Objects of Rust that are handed out by a pointer: what they hold is not where they are.
module Bureau
  extend FFI::Library
  ffi_lib File.expand_path('target/release/libbureau.so', __dir__)

  # It closes itself.
  class Handle < FFI::AutoPointer
    def self.release(pointer) = Bureau.bureau_close(pointer)
  end

  attach_function :bureau_open, %i[string pointer], :int
  attach_function :bureau_take, %i[string pointer], :int
  attach_function :bureau_count, [:pointer], :size_t
  attach_function :bureau_save, [:pointer], :int
  attach_function :bureau_at, [:size_t], :size_t
  attach_function :bureau_close, [:pointer], :void

  def self.handle
    out = FFI::MemoryPointer.new(:pointer)
    raise ArgumentError unless yield(out).zero?

    Handle.new(out.read_pointer)
  end
end

class App < Sinatra::Base
  get '/count' do
    Bureau.bureau_count(Bureau.handle { |out| Bureau.bureau_open(params[:name], out) }).to_s
  end

  post '/save' do
    Bureau.bureau_save(Bureau.handle { |out| Bureau.bureau_take(params[:name], out) }).to_s
  end

  get '/at' do
    Bureau.bureau_at(params[:address].to_i).to_s
  end
end
