# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustcollections'
  attach_function :collections_chosen, [:string], :bool
  attach_function :collections_seen, [:string], :bool
  attach_function :collections_pairs, [:string], :bool
  attach_function :collections_folded, [:string], :bool
  attach_function :collections_made, [:string], :bool
  attach_function :collections_maps, [:string], :bool
  attach_function :collections_keys, [:string], :bool
  attach_function :collections_entries, [:string], :bool
  attach_function :collections_queues, [:string], :bool
end

class App < Sinatra::Base
  get('/chosen') { Native.collections_chosen(params[:x]).to_s }
  get('/seen') { Native.collections_seen(params[:x]).to_s }
  get('/pairs') { Native.collections_pairs(params[:x]).to_s }
  get('/folded') { Native.collections_folded(params[:x]).to_s }
  get('/made') { Native.collections_made(params[:x]).to_s }
  get('/maps') { Native.collections_maps(params[:x]).to_s }
  get('/keys') { Native.collections_keys(params[:x]).to_s }
  get('/entries') { Native.collections_entries(params[:x]).to_s }
  get('/queues') { Native.collections_queues(params[:x]).to_s }
end
