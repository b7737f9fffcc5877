# frozen_string_literal: true

require 'ffi'
require 'fiddle'
require 'sinatra/base'

# Pointers that Ruby itself follows.
class App < Sinatra::Base
  before { content_type :text }

  get '/own' do
    block = Fiddle::Pointer.malloc(64, Fiddle::RUBY_FREE)
    block[0, 8] = params[:text]
    block[0, 8]
  end

  get '/named' do
    Fiddle::Pointer[params[:text]].to_s
  end

  get '/looked/at' do
    pointer = FFI::Pointer.new(params[:address].to_i)
    pointer.null?.to_s
  end

  get '/filled' do
    memory = FFI::MemoryPointer.new(:char, 64)
    memory.write_string(params[:text])
    memory.get_bytes(0, 4)
  end

  get '/count/checked' do
    count = params[:count].to_i
    halt 400 unless count.between?(0, 64)
    Fiddle::Pointer.malloc(64, Fiddle::RUBY_FREE)[0, count]
  end

  get '/memory' do
    Fiddle::Pointer.new(params[:address].to_i)[0, 8] # want RBN801
  end

  post '/memory' do
    Fiddle::Pointer.new(params[:address].to_i)[0, 1] = 'x' # want RBN801
    'done'
  end

  get '/text' do
    Fiddle::Pointer.new(Integer(params[:address], 16)).to_s # want RBN801
  end

  get '/ffi' do
    FFI::Pointer.new(params[:address].to_i).read_string # want RBN801
  end

  post '/ffi' do
    pointer = FFI::Pointer.new(:char, params[:address].to_i)
    pointer.put_bytes(0, 'x') # want RBN801
    'done'
  end

  get '/count' do
    Fiddle::Pointer.malloc(64, Fiddle::RUBY_FREE)[0, params[:count].to_i] # want RBN802
  end
end
