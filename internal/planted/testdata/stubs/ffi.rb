# frozen_string_literal: true

# Native libraries that do nothing.
module FFI
  module Library
    def ffi_lib(*) = nil

    def attach_function(name, *)
      define_singleton_method(name) { |*| 0 }
    end
  end
end
