# frozen_string_literal: true

require 'ffi'
require 'json'
require 'sinatra/base'

# Functions and a struct of libtiles.
module Tiles
  extend FFI::Library
  ffi_lib 'tiles'

  class Region < FFI::Struct
    layout :width, :uint32, :height, :uint32
  end

  attach_function :blank, :tl_blank, [:uint32], :int
  attach_function :line, :tl_line, [:uint32], :int
  attach_function :draw, :tl_draw, [Region.by_ref], :int
  attach_function :preview, :tl_preview, [Region.by_ref], :int
  attach_function :named, :tl_named, [:string], :int
end

# Numbers that stand in a request's JSON are numbers in native code, too.
class App < Sinatra::Base
  post '/blank' do
    Tiles.blank(JSON.parse(request.body.read)['width']).to_s
  end

  post '/line' do
    width = JSON.parse(request.body.read)['width']
    halt 400 unless width.is_a?(Integer) && width.between?(1, 64)
    Tiles.line(width).to_s
  end

  post '/draw' do
    wish = JSON.parse(request.body.read)
    region = Tiles::Region.new
    region[:width] = wish['width']
    region[:height] = 1
    Tiles.draw(region).to_s
  end

  post '/preview' do
    region = Tiles::Region.new
    region[:width] = 256
    region[:height] = JSON.parse(request.body.read)['height']
    Tiles.preview(region).to_s
  end

  post '/named' do
    Tiles.named(JSON.parse(request.body.read)['name']).to_s
  end
end
