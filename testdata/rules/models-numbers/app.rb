# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'numbers'
  attach_function :numbers_at, [:size_t], :uchar
end

# What is computed from an untrusted number is one too, unless the program says how large it can be.
class App < Sinatra::Base
  MASK = 0xff

  get('/added') { Native.numbers_at(params[:n].to_i + 1).to_s }
  get('/absolute') { Native.numbers_at(params[:n].to_i.abs).to_s }
  get('/masked-by-another') { Native.numbers_at(params[:n].to_i & params[:mask].to_i).to_s }
  get('/masked') { Native.numbers_at(params[:n].to_i & 0xff).to_s }
  get('/named-mask') { Native.numbers_at(params[:n].to_i & MASK).to_s }
  get('/clamped') { Native.numbers_at(params[:n].to_i.clamp(0, 255)).to_s }
  get('/clamped-by-setting') { Native.numbers_at(params[:n].to_i.clamp(0, settings.limit)).to_s }
  get('/least') { Native.numbers_at([params[:n].to_i, 255].min).to_s }
  get('/largest') { Native.numbers_at([params[:n].to_i, 255].max).to_s }
  get('/length') { Native.numbers_at(params[:x].length).to_s }
  get('/ordinal') { Native.numbers_at(params[:x].ord).to_s }
  get('/power') { Native.numbers_at(2.pow(params[:n].to_i)).to_s }
  get('/rounded') { Native.numbers_at(params[:n].to_f.round).to_s }

  get '/between' do
    n = Integer(params[:n])
    n.between?(0, 255) ? Native.numbers_at(n).to_s : ''
  end

  get '/not-between' do
    n = Integer(params[:n])
    n.between?(0, 255) ? '' : Native.numbers_at(n).to_s
  end

  get '/covered' do
    n = Integer(params[:n])
    Native.numbers_at(n).to_s if (0..255).cover?(n)
  end

  get '/another-covered' do
    n = Integer(params[:n])
    Native.numbers_at(n).to_s if (0..255).cover?(params[:m].to_i)
  end

  get '/times' do
    params[:n].to_i.times { |i| Native.numbers_at(i) }
    'done'
  end

  get '/constant-times' do
    255.times { |i| Native.numbers_at(i) }
    params[:n].to_i.to_s
  end

  get '/bounded' do
    n = Integer(params[:n])
    next 'large' if n > 255

    Native.numbers_at(n).to_s
  end

  get '/less' do
    n = Integer(params[:n])
    n <= 255 ? Native.numbers_at(n).to_s : ''
  end

  get '/more' do
    n = Integer(params[:n])
    255 >= n ? Native.numbers_at(n).to_s : ''
  end

  get '/turned' do
    n = Integer(params[:n])
    255 < n ? '' : Native.numbers_at(n).to_s
  end

  get '/wrong-way' do
    n = Integer(params[:n])
    n > 255 ? Native.numbers_at(n).to_s : ''
  end
end
