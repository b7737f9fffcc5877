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

# Names that are put together, or come from elsewhere.
module Made
  extend FFI::Library
  SUFFIX = FFI::Platform::LIBSUFFIX
  LIBRARIES = ['sodium', 'ext/libthumbs.so'].freeze

  class << self
    def beside = File.expand_path('../ext/libthumbs.so', __dir__)
    def relative = "ext/libthumbs.#{SUFFIX}"
    def open(path) = Fiddle.dlopen(path) # want RBN907
  end

  ffi_lib "#{__dir__}/libthumbs.#{SUFFIX}"
  ffi_lib "/usr/lib/libthumbs.#{SUFFIX}"
  ffi_lib File.join(__dir__, 'target', "libthumbs.#{SUFFIX}")
  ffi_lib ENV.fetch('THUMBS', '/usr/lib/libthumbs.so')
  ffi_lib beside
  ffi_lib "target/release/libthumbs.#{SUFFIX}" # want RBN907
  ffi_lib File.join('target', ENV.fetch('PROFILE', 'release'), 'libthumbs.so') # want RBN907
  ffi_lib ENV.fetch('THUMBS', './libthumbs.so') # want RBN907
  ffi_lib(ENV['THUMBS'] || 'ext/libthumbs.so') # want RBN907
  ffi_lib relative # want RBN907
  ffi_lib(*LIBRARIES) # want RBN907
  open('./libthumbs.so')
  open('/usr/lib/libthumbs.so')
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
