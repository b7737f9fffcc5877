# The native half of scripts.
require "ffi"

module Scripts
  extend FFI::Library
  ffi_lib File.expand_path("target/release/libscripts.so", __dir__)
  attach_function :scripts_count, [], :int
end
