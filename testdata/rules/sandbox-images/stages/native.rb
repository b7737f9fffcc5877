# The native half of stages.
require "ffi"

module Stages
  extend FFI::Library
  ffi_lib File.expand_path("target/release/libstages.so", __dir__)
  attach_function :stages_count, [], :int
end
