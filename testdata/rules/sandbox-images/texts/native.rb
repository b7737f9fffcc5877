# The native half of texts.
require "ffi"

module Texts
  extend FFI::Library
  ffi_lib File.expand_path("target/release/libtexts.so", __dir__)
  attach_function :texts_count, [], :int
end
