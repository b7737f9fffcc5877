# frozen_string_literal: true

require 'sinatra'
require 'ffi'

module Codec
  extend FFI::Library
  ffi_lib 'codec'
  attach_function :codec_decode, [:string], :string
  attach_function :codec_version, [], :string
end

get '/selftest' do
  Codec.codec_decode('c2VsZnRlc3Q=')
end

get '/version' do
  codec = params[:codec] == 'old' ? 'bzE=' : 'bmV3'
  Codec.codec_version + Codec.codec_decode(codec)
end

post '/decode' do
  Codec.codec_decode(params[:data]) # want RBN101 from=23
end

post '/decode/tagged' do
  Codec.codec_decode("v1:#{params[:data]}") # want RBN101 from=27
end

post '/decode/lines' do
  data = params[:data].lines.map(&:strip).join
  Codec.codec_decode(data) # want RBN101 from=31
end
