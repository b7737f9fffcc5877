# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module LibC
  extend FFI::Library
  ffi_lib FFI::Library::LIBC

  attach_function :system, [:string], :int
  attach_function :puts, [:string], :int
  attach_function :getpid, [], :int
end

module Native
  extend FFI::Library
  ffi_lib 'known'

  attach_function :known_length, [:string], :size_t
  attach_function :known_missing, [:string], :size_t # want RBN103
end

class App < Sinatra::Base
  get '/system' do
    LibC.system("p #{params[:x]}").to_s # want RBN101
  end

  get '/missing' do
    Native.known_missing(params[:x]).to_s # want RBN101
  end

  get '/known' do
    Native.known_length(params[:x]).to_s
  end

  get '/constant' do
    LibC.puts('started')
    LibC.getpid.to_s
  end

  get '/allowed' do
    x = params[:x]
    halt 400 unless %w[one two].include?(x)
    LibC.system("p #{x}").to_s
  end
end
