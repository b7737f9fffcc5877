# frozen_string_literal: true

require 'sinatra/base'
require 'wasmer'

# What wasmer's interface to the system gives to a guest.
class App < Sinatra::Base
  helpers do
    def narrow
      Wasmer::Wasi::StateBuilder.new('guest')
                                .argument('--quiet')
                                .environment('LANG', 'C')
                                .environments('TZ' => 'UTC')
                                .map_directory('/', '/srv/app/guest')
                                .map_directories('/' => '/srv/app/guest')
                                .preopen_directory('guest')
                                .preopen_directories(['guest', '/srv/app/guest'])
                                .finalize
    end

    def wide
      builder = Wasmer::Wasi::StateBuilder.new('guest')
      builder.map_directory('host', '/') # want RBN901
      builder.map_directory('host', '.') # want RBN901
      builder.map_directories('host' => '/') # want RBN901
      builder.preopen_directory('..') # want RBN901
      builder.preopen_directories(['guest', '/etc']) # want RBN901
      builder.environments(ENV.to_h) # want RBN902
      builder.finalize
    end
  end

  post '/modules' do
    store = Wasmer::Store.new
    Wasmer::Module.deserialize(store, File.binread('/srv/app/cache/count.bin'))
    Wasmer::Module.deserialize(store, request.body.read) # want RBN102
    ''
  end

  post '/mapped' do
    Wasmer::Wasi::StateBuilder.new('guest').map_directory('notes', params[:dir]) # want RBN901
    Wasmer::Wasi::StateBuilder.new('guest').preopen_directory(params[:dir]) # want RBN901
    ''
  end
end
