# frozen_string_literal: true

require 'sinatra/base'
require_relative 'lib/native'

# A native library that is called by Fiddle.
class App < Sinatra::Base
  RENDERER = Thumbs::Renderer.new
  LINES = ->(name, _width) { name.lines.size }

  helpers do
    def libc
      @libc ||= Fiddle.dlopen(nil)
    end
  end

  # A number is no text, and a constant name is nobody's.
  post '/constant' do
    Thumbs::RENDER.call('cover.png', params[:width].to_i).to_s
  end

  post '/pack' do
    Thumbs::TABLE[:pack].call('all', params[:quality].to_i).to_s
  end

  post '/pack-declared' do
    Thumbs::Declared.thumbs_pack('all', params[:quality].to_i).to_s
  end

  # What is called here is no native function.
  post '/lines' do
    LINES.call(params[:name], 3).to_s
  end

  # Fiddle refuses a text where a number is declared.
  post '/width' do
    Thumbs::Declared.thumbs_render('cover.png', params[:width]).to_s
  end

  post '/checked' do
    halt 400 unless params[:name].match?(/\A\w+\.png\z/)
    Thumbs::RENDER.call(params[:name], 10).to_s
  end

  post '/render' do
    Thumbs::RENDER.call(params[:name], 100).to_s
  end

  post '/render-short' do
    Thumbs::RENDER.(params[:name], 100).to_s
  end

  post '/render-object' do
    RENDERER.render(params[:name], 100).to_s
  end

  post '/render-declared' do
    Thumbs::Declared.thumbs_render(params[:name], 100).to_s
  end

  post '/render-here' do
    Fiddle::Function.new(Thumbs::LIB['thumbs_render'], [Fiddle::TYPE_VOIDP, Fiddle::TYPE_INT], Fiddle::TYPE_INT).call(params[:name], 100).to_s
  end

  post '/drop' do
    Thumbs::TABLE[:drop].call(params[:name]).to_s
  end

  post '/drop-declared' do
    Thumbs::Declared.thumbs_drop(params[:name]).to_s
  end

  post '/sum' do
    Thumbs::Declared.thumbs_sum(params[:data], params[:data].bytesize).to_s
  end

  post '/sum-trusted' do
    Thumbs::Declared.thumbs_sum(params[:data], params[:length].to_i).to_s
  end

  # A function of another library: nobody sees what it does.
  post '/puts' do
    Fiddle::Function.new(libc['puts'], [Fiddle::TYPE_VOIDP], Fiddle::TYPE_INT).call(params[:line]).to_s # want RBN101
  end

  post '/load' do
    Fiddle.dlopen(params[:library]) # want RBN102
    ''
  end
end
