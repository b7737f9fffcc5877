# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

# The library and its variables.
module Banner
  extend FFI::Library
  ffi_lib 'banner'
  attach_variable :template, :BANNER_TEMPLATE, :pointer
  attach_variable :banner_width, :int
  attach_function :banner_render, [], :int
  attach_function :banner_line, [], :int
  attach_function :banner_list, [], :int
end

# Another object with a writer of that name.
class Page
  attr_accessor :template, :folder
end

# Sets them.
class App < Sinatra::Base
  post '/other' do
    page = Page.new
    page.folder = params[:folder]
    Banner.banner_width = params[:width].to_i
    Banner.banner_line.to_s
  end

  post '/set' do
    Banner.template = FFI::MemoryPointer.from_string(params[:name])
    Banner.banner_render
    system("note #{Banner.template}") # want RBN201
  end
end
