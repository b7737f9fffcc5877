# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

# Each library has functions of its own.
module Gauge
  extend FFI::Library
  ffi_lib File.expand_path('target/release/libgauge.so', __dir__)
  attach_function :gauge_only, [:int], :int
  attach_function :remove, [:string], :int
end

module Scale
  extend FFI::Library
  ffi_lib File.expand_path('target/release/libscale.so', __dir__)
  attach_function :scale_by, %i[int int], :int
  attach_function :gauge_only, [:int], :int # want RBN103
  attach_function :remove, [:string], :int # want RBN103
end

# A library that may be one of the workspace, and one of the system.
module Named
  extend FFI::Library
  ffi_lib ENV.fetch('GAUGE_LIBRARY')
  attach_function :gauge_only, [:int], :int
end

module System
  extend FFI::Library
  ffi_lib ['c', File.expand_path('target/release/libscale.so', __dir__)]
  attach_function :gauge_only, [:int], :int
  attach_function :getpid, [], :int
end

class App < Sinatra::Base
  # The function is in another library: the call fails.
  post '/scaled' do
    Gauge.remove('/srv/lock')
    Scale.scale_by(params[:n].to_i, 2).to_s
  end

  post '/remove' do
    Gauge.remove(params[:name])
    204
  end
end
