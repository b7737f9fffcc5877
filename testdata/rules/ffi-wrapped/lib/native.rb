# frozen_string_literal: true

require 'ffi'

module Papers
  module Native
    extend FFI::Library
    ffi_lib 'papers'

    attach_function :papers_size, [:string], :long
    attach_function :papers_exists, [:string], :bool
    attach_function :papers_print, %i[string int], :bool
    attach_function :papers_title, [:string], :pointer
    attach_function :papers_free, [:pointer], :void
  end
end
