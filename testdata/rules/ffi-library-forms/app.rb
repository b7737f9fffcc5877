# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Single
  extend FFI::Library
  ffi_lib 'single'
  attach_function :lib_single, [:string], :int
end

module Several
  extend FFI::Library
  ffi_lib_flags :now, :global
  ffi_lib %w[several libseveral.so.1], 'other'
  attach_function :lib_several, [:string], :int
end

module Computed
  extend FFI::Library
  LIBRARY = File.join(__dir__, 'target', 'release', FFI.map_library_name('computed'))
  ffi_lib LIBRARY
  attach_function :lib_computed, [:string], :int
end

module Host
  module Here
    extend FFI::Library
    ffi_lib FFI::CURRENT_PROCESS
    attach_function :lib_process, [:string], :int
  end
end

class InClass
  extend FFI::Library
  ffi_lib 'in_class'
  attach_function :lib_class, [:string], :int

  def self.remove(path)
    lib_class(path)
  end
end

class InSingleton
  class << self
    extend FFI::Library
    ffi_lib 'in_singleton'
    attach_function :lib_singleton, [:string], :int
  end
end

module Included
  extend FFI::Library
  ffi_lib 'included'
  attach_function :lib_included, [:string], :int
end

class User
  include Included

  def remove(path)
    lib_included(path)
  end
end

class App < Sinatra::Base
  post '/single' do
    Single.lib_single(params[:path]).to_s
  end

  post '/several' do
    Several.lib_several(params[:path]).to_s
  end

  post '/computed' do
    Computed.lib_computed(params[:path]).to_s
  end

  post '/process' do
    Host::Here.lib_process(params[:path]).to_s
  end

  post '/class' do
    InClass.remove(params[:path]).to_s
  end

  post '/singleton' do
    InSingleton.lib_singleton(params[:path]).to_s
  end

  post '/included' do
    User.new.remove(params[:path]).to_s
  end
end
