# frozen_string_literal: true

require 'parts'
require 'sinatra/base'

# Native methods that answer with a Proc: what it is called with comes to a closure in Rust.
class App < Sinatra::Base
  STORE = Parts::Store.open('/srv/parts')
  LOCAL = ->(name) { File.basename(name) }

  # Another argument, a Proc of Ruby, numbers.
  get '/quiet' do
    STORE.sizes.call(params[:a].to_i)
    STORE.second.call(params[:b], 'fixed')
    STORE.counts.call(params[:c])
    LOCAL.call(params[:d])
    204
  end

  get '/part' do
    STORE.reader.call(params[:part])
  end

  get '/part/kept' do
    reader = STORE.reader
    reader.(params[:part])
  end

  get '/second' do
    STORE.second['fixed', params[:part]]
  end

  get '/old' do
    STORE.old_reader.call(params[:part])
  end
end
