# frozen_string_literal: true

require 'sinatra/base'
require 'wasmer'

# A module that wasmer runs.
class App < Sinatra::Base
  STORE = Wasmer::Store.new
  MODULE = Wasmer::Module.new(STORE, File.binread('guest.wasm'))

  helpers do
    def guest
      Wasmer::Instance.new(MODULE, nil)
    end
  end

  # A number is what the guest gets.
  post '/page' do
    page = guest.exports.page
    page.call(params[:number].to_i).to_s
  end

  post '/forget' do
    instance = guest
    name = params[:name].bytes
    at = instance.exports.allocate.(name.size + 1)
    memory = instance.exports.memory.uint8_view(at)
    params[:name].bytes.each_with_index { |byte, i| memory[i] = byte }
    memory[name.size] = 0
    instance.exports.forget.(at).to_s
  end

  post '/whole' do
    instance = guest
    name = params[:name]
    at = instance.exports.allocate.(64)
    instance.exports.memory.uint8_view(at)[0] = name
    instance.exports.forget.(at).to_s
  end

  post '/module' do
    Wasmer::Module.new(STORE, params[:module][:tempfile].read) # want RBN102
    ''
  end
end
