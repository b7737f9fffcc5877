# frozen_string_literal: true

require 'ffi'
require 'fiddle/import'

# Bindings that are as the functions are.
module Right
  extend FFI::Library
  ffi_lib File.expand_path('target/release/libmeter.so', __dir__)
  attach_function :meter_add, [:int, :int], :int
  attach_function :meter_named, %i[string size_t], :size_t
  attach_function :by_pointer, :meter_named, [:pointer, :size_t], :size_t
  attach_function :meter_optional, [:string], :bool
  attach_function :meter_scale, [:double, :long], :long
  attach_function :meter_count, [:size_t], :size_t
  attach_function :meter_now, [], :int
  attach_function :signed, :meter_add, [:uint, :int32], :int
  attach_function :meter_half, [:double], :double
  attach_function :meter_serial, [:uint64], :uint64
end

module Wrong
  extend FFI::Library
  ffi_lib 'meter'
  attach_function :meter_add, [:int], :int # want RBN104
  attach_function :three, :meter_add, [:int, :int, :int], :int # want RBN104
  attach_function :meter_now, [:int], :int # want RBN104
  attach_function :meter_named, [:string, :int], :size_t # want RBN105
  attach_function :by_number, :meter_named, [:int, :size_t], :size_t # want RBN105
  attach_function :meter_optional, [:int], :bool # want RBN105
  attach_function :meter_scale, [:float, :long], :long # want RBN105
  attach_function :meter_count, [:int], :size_t # want RBN105
  attach_function :pointers, :meter_add, [:pointer, :int], :int # want RBN105
  attach_function :meter_half, [:double], :int # want RBN105
  attach_function :half_named, :meter_half, [:double], :string # want RBN105
  attach_function :meter_serial, [:string], :uint64 # want RBN105
  attach_function :short, :meter_serial, [:uint64], :uint # want RBN105
  attach_function :meter_hidden, [:int], :int # want RBN103
  attach_function :meter_lost, [:int], :int # want RBN103
end

# What another library has is not known.
module System
  extend FFI::Library
  ffi_lib FFI::Library::LIBC
  attach_function :getpid, [], :int
  attach_function :printf, [:string, :varargs], :int
end

# Several libraries: any of them may have it.
module Several
  extend FFI::Library
  ffi_lib 'meter', 'c'
  attach_function :getuid, [], :int
end

module Declared
  extend Fiddle::Importer
  dlload 'libmeter.so'
  extern 'int meter_add(int, int)'
  extern 'size_t meter_named(const char *name, size_t count)'
  extern 'long meter_scale(double by, long n)'
  extern 'int meter_now(void)'
  extern 'double meter_half(double by)'
  extern 'float meter_third(float by)'
end

module DeclaredWrong
  extend Fiddle::Importer
  dlload 'libmeter.so'
  extern 'int meter_add(int)' # want RBN104
  extern 'size_t meter_named(const char *name, int count)' # want RBN105
  extern 'int meter_optional(size_t)' # want RBN105
  extern 'size_t meter_count(unsigned int n)' # want RBN105
  extern 'int meter_half(double)' # want RBN105
  extern 'double meter_now(void)' # want RBN105
  extern 'float meter_third(double by)' # want RBN105
  extern 'double meter_third(float)' # want RBN105
  extern 'int meter_lost(int)' # want RBN103
end

module DeclaredElsewhere
  extend Fiddle::Importer
  dlload 'libc.so.6'
  extern 'int printf(const char *, ...)'
end

ADD = Fiddle::Function.new(Fiddle.dlopen('libmeter.so')['meter_add'], [Fiddle::TYPE_INT, Fiddle::TYPE_INT], Fiddle::TYPE_INT)
GONE = Fiddle::Function.new(Fiddle.dlopen('libmeter.so')['meter_hidden'], [Fiddle::TYPE_INT], Fiddle::TYPE_INT) # want RBN103
COSINE = Fiddle::Function.new(Fiddle.dlopen('libm.so.6')['cos'], [Fiddle::TYPE_DOUBLE], Fiddle::TYPE_DOUBLE)
OWN = Fiddle::Function.new(Fiddle::Handle::DEFAULT['malloc'], [Fiddle::TYPE_SIZE_T], Fiddle::TYPE_VOIDP)
HALF = Fiddle::Function.new(Fiddle.dlopen('libmeter.so')['meter_half'], [Fiddle::TYPE_DOUBLE], Fiddle::TYPE_DOUBLE)
HALF_INT = Fiddle::Function.new(Fiddle.dlopen('libmeter.so')['meter_half'], [Fiddle::TYPE_DOUBLE], Fiddle::TYPE_INT) # want RBN105
HALF_OF = Fiddle::Function.new(Fiddle.dlopen('libmeter.so')['meter_half'], [Fiddle::TYPE_INT], Fiddle::TYPE_DOUBLE) # want RBN105
LOST = Fiddle::Function.new(Fiddle.dlopen('libmeter.so')['meter_add'], [Fiddle::TYPE_INT], Fiddle::TYPE_INT) # want RBN104
NAMED = Fiddle::Function.new(Fiddle.dlopen('libmeter.so')['meter_named'], [Fiddle::TYPE_INT, Fiddle::TYPE_SIZE_T], Fiddle::TYPE_INT) # want RBN105

# Named from the file that it is said in.
module Below
  extend FFI::Library
  ffi_lib File.expand_path('../target/release/libmeter.so', __dir__)
  attach_function :meter_now, [], :int
  attach_function :meter_late, [:int], :int # want RBN103
end

module BelowOther
  extend FFI::Library
  ffi_lib File.expand_path('../vendor/libclock.so', __dir__)
  attach_function :meter_early, [:int], :int
end
