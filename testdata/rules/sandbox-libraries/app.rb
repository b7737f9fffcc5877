# frozen_string_literal: true

require 'ffi'
require 'fiddle/import'

module Found
  extend FFI::Library
  ffi_lib 'sodium', '/usr/lib/libz.so', File.expand_path('target/release/libthumbs.so', __dir__)
  ffi_lib ['sodium', "#{__dir__}/libthumbs.so"]
  ffi_lib FFI::Library::LIBC
  ffi_lib File.join(__dir__, 'target', 'release', 'libthumbs.so')

  module Own
    extend Fiddle::Importer
    dlload 'libc.so.6', '/usr/lib/libz.so'
  end

  def self.open
    Fiddle.dlopen('libm.so.6')
    Fiddle.dlopen(nil)
    Fiddle::Handle.new("#{__dir__}/libthumbs.so")
    FFI::DynamicLibrary.open('/usr/lib/libz.so', FFI::DynamicLibrary::RTLD_LAZY)
  end
end

module Lost
  extend FFI::Library
  PATH = './ext/libthumbs.so'
  ffi_lib 'target/release/libthumbs.so' # want RBN907
  ffi_lib './libthumbs.so' # want RBN907
  ffi_lib PATH # want RBN907
  ffi_lib ['../native/libthumbs.so', 'thumbs'] # want RBN907
  ffi_lib %w[target/debug/libthumbs.so thumbs] # want RBN907

  module Own
    extend Fiddle::Importer
    dlload './libthumbs.so' # want RBN907
  end

  def self.open
    Fiddle.dlopen('target/release/libthumbs.so') # want RBN907
    Fiddle::Handle.new('./libthumbs.so'.freeze) # want RBN907
    FFI::DynamicLibrary.open('ext/libthumbs.so', FFI::DynamicLibrary::RTLD_LAZY) # want RBN907
  end
end

# In a folder that everyone can write, and in one that only the application's owner does.
module Shared
  extend FFI::Library
  ffi_lib '/opt/tmp/libthumbs.so'
  ffi_lib '/tmp/libthumbs.so' # want RBN912
  ffi_lib ['/var/tmp/app/libthumbs.so', 'thumbs'] # want RBN912

  module Own
    extend Fiddle::Importer
    dlload '/dev/shm/libthumbs.so' # want RBN912
  end

  def self.open(name)
    Fiddle.dlopen('/srv/app/tmp/libthumbs.so')
    Fiddle.dlopen('/tmp/libthumbs.so') # want RBN912
    FFI::DynamicLibrary.open('/tmp/libthumbs.so', FFI::DynamicLibrary::RTLD_LAZY) # want RBN912
    name
  end

  def self.modules(engine)
    Wasmtime::Module.deserialize_file(engine, '/srv/app/thumbs.cwasm')
    Wasmtime::Module.deserialize(engine, File.binread('/srv/app/thumbs.cwasm'))
    File.binread('/tmp/thumbs.txt')
    Wasmtime::Module.deserialize_file(engine, '/tmp/thumbs.cwasm') # want RBN912
    Wasmtime::Module.deserialize(engine, File.binread('/tmp/thumbs.cwasm')) # want RBN912
    bytes = File.read('/var/tmp/thumbs.cwasm')
    Wasmtime::Component::Component.deserialize(engine, bytes) # want RBN912
  end
end
