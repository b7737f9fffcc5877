# The native half of plain.
require "ffi"

module Plain
  extend FFI::Library
  ffi_lib File.expand_path("target/release/libplain.so", __dir__)
  attach_function :plain_count, [], :int
end
