# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'names'

  attach_function :names_plain, [:string], :bool
  attach_function :modern, :names_modern, [:string], :bool
  attach_function :named, :names_exported_as, [:string], :bool
  attach_function :named_modern, :names_modern_as, [:string], :bool
  attach_function :hidden, [:string], :bool # want RBN103
end

class App < Sinatra::Base
  post '/plain' do
    Native.names_plain(params[:path]).to_s
  end

  post '/modern' do
    Native.modern(params[:path]).to_s
  end

  post '/named' do
    Native.named(params[:path]).to_s
  end

  post '/named-modern' do
    Native.named_modern(params[:path]).to_s
  end

  # The crate has a function of this name, but does not export it under it.
  post '/hidden' do
    Native.hidden(params[:path]).to_s # want RBN101
  end
end
