# frozen_string_literal: true

require 'sinatra/base'
require 'ffi'

# A native function that is in the workspace is followed; only what its body does counts.
module Stats
  extend FFI::Library
  ffi_lib File.expand_path('target/release/libstats.so', __dir__)
  attach_function :stats_lines, [:string], :size_t
  attach_function :stats_store, [:string], :bool
end

class App < Sinatra::Base
  post '/lines' do
    Stats.stats_lines(params[:text]).to_s
  end

  post '/store' do
    Stats.stats_store("/var/lib/stats/#{params[:name]}").to_s
  end
end
