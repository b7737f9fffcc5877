# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'handles'

  attach_function :document_open, [:string], :pointer
  attach_function :document_size, [:pointer], :long
  attach_function :document_close, [:pointer], :void
end

# The handle is a pointer to a structure of Rust's, which keeps the name.
class Document
  def initialize(name)
    @handle = FFI::AutoPointer.new(Native.document_open(name), Native.method(:document_close))
  end

  def size
    Native.document_size(@handle)
  end
end

class App < Sinatra::Base
  get '/size' do
    Document.new(params[:name]).size.to_s
  end
end
