# The native half of arguments.
require "ffi"

module Arguments
  extend FFI::Library
  ffi_lib File.expand_path("target/release/libarguments.so", __dir__)
  attach_function :arguments_count, [], :int
end
