# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

# Modules that a method makes, each with a library of its own.
module Drivers
  KNOWN = { 'a' => '/opt/drivers/liba.so', 'b' => '/opt/drivers/libb.so' }.freeze

  def self.of(path)
    Module.new do
      extend FFI::Library
      ffi_lib path # want RBN102
      attach_function :driver_version, [], :int
    end
  end

  def self.kept(path)
    made = Module.new do
      extend FFI::Library
      ffi_lib path # want RBN102
      attach_function :driver_name, [:string], :string
    end
    made.driver_name(path) # want RBN101
  end

  def self.known(name)
    path = KNOWN.fetch(name)
    Module.new do
      extend FFI::Library
      ffi_lib path
      attach_function :driver_version, [], :int
    end
  end

  # One that is made a library from outside.
  def self.tapped(path)
    Module.new.tap do |mod|
      mod.extend(FFI::Library)
      mod.ffi_lib(path) # want RBN102
    end
  end

  def self.tapped_known(name)
    Module.new.tap do |mod|
      mod.extend(FFI::Library)
      mod.ffi_lib(KNOWN.fetch(name))
    end
  end

  # A method of its own, of a module that is no library.
  def self.other(path)
    Module.new do
      def self.ffi_lib(name)
        name.size
      end
      ffi_lib path
    end
  end
end

class App < Sinatra::Base
  get('/of') { Drivers.of(params[:path]).driver_version.to_s }
  get('/kept') { Drivers.kept(params[:path]) }
  get('/known') { Drivers.known(params[:name]).driver_version.to_s }
  get('/tapped') { Drivers.tapped(params[:path]).name.to_s }
  get('/tapped-known') { Drivers.tapped_known(params[:name]).name.to_s }
  get('/other') { Drivers.other(params[:path]).to_s }
end
