# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Thumbs
  extend FFI::Library
  ffi_lib 'thumbs'
  attach_function :render, :thumbs_render, %i[string int], :int
  attach_function :thumbs_render_direct, %i[string int], :int
end

class App < Sinatra::Base
  get '/thumb' do
    Thumbs.render(params[:file], 200).to_s
  end

  get '/thumb/interpolated' do
    Thumbs.render("uploads/#{params[:file]}", 200).to_s
  end

  get '/thumb/checked' do
    file = params[:file]
    halt 400 unless file.match?(/\A[a-z0-9]{1,64}\z/)
    Thumbs.render(file, 200).to_s
  end

  get '/thumb/direct' do
    Thumbs.thumbs_render_direct(params[:file], 200).to_s
  end
end
