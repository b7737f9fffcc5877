# frozen_string_literal: true

require 'ffi'
require 'fiddle'
require 'sinatra/base'

# How much native memory a request asks for: as much as it has sent, or any number that it says.
class App < Sinatra::Base
  post '/copy' do
    text = request.body.read
    memory = FFI::MemoryPointer.new(:char, text.bytesize + 1)
    memory.put_bytes(0, text)
    memory.size.to_s
  end

  post '/words' do
    FFI::MemoryPointer.new(:pointer, params[:words].split.length).size.to_s
  end

  get '/clamped' do
    FFI::MemoryPointer.new(:uint32, params[:n].to_i.clamp(0, 64)).size.to_s
  end

  get '/checked' do
    n = params[:n].to_i
    halt 400 if n > 64
    Fiddle.malloc(n).to_s
  end

  get '/between' do
    n = params[:n].to_i
    limit = settings.limit
    halt 400 unless n.between?(0, limit)
    FFI::MemoryPointer.new(:char, n).size.to_s
  end

  get '/kind' do
    FFI::MemoryPointer.new(params[:wide] ? :uint64 : :uint32, 4).size.to_s
  end

  get '/page' do
    FFI::MemoryPointer.new(:char, params[:n].to_i).size.to_s # want RBN804
  end

  get '/bytes' do
    FFI::MemoryPointer.new(Integer(params[:n])).size.to_s # want RBN804
  end

  get '/buffer' do
    FFI::Buffer.new(:char, params[:n].to_i * 2).size.to_s # want RBN804
  end

  get '/malloc' do
    Fiddle::Pointer.malloc(params[:n].to_i, Fiddle::RUBY_FREE).size.to_s # want RBN804
  end
end
