# frozen_string_literal: true

# What native code copies into memory of Ruby is read from it.
require 'ffi'
require 'fiddle'
require 'fiddle/import'
require 'sinatra'

module F
  extend FFI::Library
  ffi_lib File.expand_path('target/release/libmarks.so', __dir__)
  attach_function :mark_from, %i[pointer size_t pointer size_t], :size_t
  attach_function :mark_copy, %i[pointer size_t pointer size_t], :size_t
  attach_function :mark_slice, %i[pointer size_t pointer size_t], :size_t
  attach_function :mark_text, %i[string pointer size_t], :size_t
  attach_function :mark_each, %i[pointer size_t pointer size_t], :size_t
  attach_function :mark_to, %i[pointer size_t pointer size_t], :size_t
  attach_function :mark_fill, %i[pointer size_t pointer size_t], :size_t
end

module D
  extend Fiddle::Importer
  dlload File.expand_path('target/release/libmarks.so', __dir__)
  extern 'size_t mark_from(char *data, size_t len, char *out, size_t room)'
  HANDLE = Fiddle.dlopen(File.expand_path('target/release/libmarks.so', __dir__))
  COPY = Fiddle::Function.new(HANDLE['mark_copy'], [Fiddle::TYPE_VOIDP, Fiddle::TYPE_SIZE_T, Fiddle::TYPE_VOIDP, Fiddle::TYPE_SIZE_T], Fiddle::TYPE_SIZE_T)
end

get('/') do
  x = params[:x].to_s
  out = FFI::MemoryPointer.new(:char, 64)
  n = F.mark_from(x, x.bytesize, out, 64)
  system(out.read_bytes(n)) # want RBN201
  out = FFI::MemoryPointer.new(:char, 64)
  n = F.mark_copy(x, x.bytesize, out, 64)
  system(out.read_string(n)) # want RBN201
  out = FFI::MemoryPointer.new(:char, 64)
  F.mark_slice(x, x.bytesize, out, 64)
  system(out.read_string) # want RBN201
  out = FFI::MemoryPointer.new(:char, 64)
  F.mark_text(x, out, 64)
  system(out.get_string(0)) # want RBN201
  out = FFI::MemoryPointer.new(:char, 64)
  F.mark_each(x, x.bytesize, out, 64)
  system(out.get_bytes(0, 5)) # want RBN201
  out = FFI::MemoryPointer.new(:char, 64)
  F.mark_to(x, x.bytesize, out, 64)
  system(out.read_string) # want RBN201
  out = FFI::MemoryPointer.new(:char, 64)
  F.mark_fill(x, x.bytesize, out, 64)
  system(out.read_string)
  out = Fiddle::Pointer.malloc(64, Fiddle::RUBY_FREE)
  n = D.mark_from(x, x.bytesize, out, 64)
  system(out[0, n]) # want RBN201
  out = Fiddle::Pointer.malloc(64, Fiddle::RUBY_FREE)
  n = D::COPY.call(x, x.bytesize, out, 64)
  system(out[0, n]) # want RBN201
  out = Fiddle::Pointer.malloc(64, Fiddle::RUBY_FREE)
  D::COPY.call(x, x.bytesize, out, 64)
  system(out.to_s) # want RBN201
  system(out.to_str(5)) # want RBN201
  buf = +(' ' * 64)
  D::COPY.call(x, x.bytesize, buf, 64)
  system(buf) # want RBN201
end
