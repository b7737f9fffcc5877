require 'fiddle'

# What the library defines is loaded by its first function.
module Paths
  LIBRARY = File.expand_path('../target/release/libpaths.so', __dir__)

  Fiddle::Function.
    new(Fiddle.dlopen(LIBRARY)['Init_paths'], [], Fiddle::TYPE_VOIDP).
    call
end
