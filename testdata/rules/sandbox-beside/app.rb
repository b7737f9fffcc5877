# frozen_string_literal: true

require 'extism'
require 'ffi'
require 'net/http'
require 'paint'
require 'sinatra/base'

module Seal
  extend FFI::Library
  ffi_lib 'seal'
  attach_function :seal_digest, [:string], :uint32
  attach_function :seal_len, [:string], :int
end

# The same work in this process and apart from it.
class App < Sinatra::Base
  PLUGIN = Extism::Plugin.new({ wasm: [{ path: 'trimmer.wasm' }], timeout_ms: 500, memory: { max_pages: 8 } })
  STAMPER = File.expand_path('target/release/stamper', __dir__)

  # Nothing else does it; it is a part of what the service does; the service's is another one.
  post '/quiet' do
    Paint.measure(params[:text].to_s).to_s
    Paint.slug(params[:text].to_s)
    Paint.blank(params[:text].to_s).to_s
    Seal.seal_len(params[:text].to_s).to_s
  end

  # The service, and what is left if it is not there.
  post '/outline' do
    Net::HTTP.post(URI('http://127.0.0.1:7500/outline'), params[:text]).code
  rescue Errno::ECONNREFUSED
    Paint.outline(params[:text].to_s).size.to_s
  end

  # No route leads to it.
  def self.warm = Paint.count('x' * 3)

  post '/draw' do
    Paint.draw(params[:text].to_s).size.to_s # want RBN914
  end

  # It has been told.
  post '/draw/again' do
    Paint.draw(params[:text].to_s).size.to_s
  end

  post '/trim' do
    Paint.trim(params[:text].to_s).size.to_s # want RBN914
  end

  post '/trim/apart' do
    PLUGIN.call('trim', params[:text].to_s).size.to_s
  end

  post '/digest' do
    stamp(params[:text].to_s).to_s
  end

  post '/digest/apart' do
    IO.popen(['bwrap', '--unshare-all', STAMPER, params[:n].to_i.to_s], &:read)
  end

  def stamp(text)
    Seal.seal_digest(text) # want RBN914
  end
end
