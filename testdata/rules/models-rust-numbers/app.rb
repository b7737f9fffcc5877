# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustnumbers'
  attach_function :numbers_remainder, %i[size_t size_t], :uchar
  attach_function :numbers_constant_remainder, [:size_t], :uchar
  attach_function :numbers_euclid, [:size_t], :uchar
  attach_function :numbers_least, [:size_t], :uchar
  attach_function :numbers_largest, [:size_t], :uchar
  attach_function :numbers_largest_of, [:size_t], :uchar
  attach_function :numbers_clamped, [:size_t], :uchar
  attach_function :numbers_computed, [:size_t], :uchar
  attach_function :numbers_digits, [:string], :uchar
  attach_function :numbers_text, [:string], :bool
end

class App < Sinatra::Base
  get('/remainder') { Native.numbers_remainder(params[:n].to_i, params[:by].to_i).to_s }
  get('/constant-remainder') { Native.numbers_constant_remainder(params[:n].to_i).to_s }
  get('/euclid') { Native.numbers_euclid(params[:n].to_i).to_s }
  get('/least') { Native.numbers_least(params[:n].to_i).to_s }
  get('/largest') { Native.numbers_largest(params[:n].to_i).to_s }
  get('/largest-of') { Native.numbers_largest_of(params[:n].to_i).to_s }
  get('/clamped') { Native.numbers_clamped(params[:n].to_i).to_s }
  get('/computed') { Native.numbers_computed(params[:n].to_i).to_s }
  get('/digits') { Native.numbers_digits(params[:x]).to_s }
  get('/text') { Native.numbers_text(params[:x]).to_s }
end
