# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Text
  extend FFI::Library
  ffi_lib 'text'
  attach_function :text_read, [:string], :bool
end

module Image
  extend FFI::Library
  ffi_lib 'image'
  attach_function :image_scale, %i[string int], :bool
end

class App < Sinatra::Base
  get '/text' do
    Text.text_read(params[:path]).to_s
  end

  get '/image' do
    Image.image_scale(params[:path], 100).to_s
  end
end
