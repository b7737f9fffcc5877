# The native half of shop.
require "ffi"

module Shop
  extend FFI::Library
  ffi_lib File.expand_path("target/release/libshop.so", __dir__)
  attach_function :shop_count, [], :int
end
