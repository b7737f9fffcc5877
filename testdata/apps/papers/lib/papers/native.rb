# frozen_string_literal: true

require 'ffi'

module Papers
  # The functions of the native library, built from ext/papers.
  module Native
    extend FFI::Library

    ffi_lib ENV.fetch('PAPERS_NATIVE') {
      File.expand_path('../../ext/papers/target/release/libpapers.so', __dir__)
    }

    attach_function :papers_free, [:pointer], :void
    attach_function :papers_preview, %i[string size_t], :pointer, blocking: true
    attach_function :preview_file, :papers_preview_file, %i[string size_t], :pointer, blocking: true
    attach_function :read_text, :papers_read_text, [:string], :pointer
    attach_function 'search', 'papers_search', [:string, :string], :pointer, :blocking => true
    attach_function :papers_count_words, [:pointer, :size_t], :long_long
    attach_function :count_words_within, :papers_count_words_within, [:pointer, :size_t, :size_t], :long_long
  end

  # What is needed of the C library.
  module LibC
    extend FFI::Library

    ffi_lib FFI::Library::LIBC

    READABLE = 4

    attach_function :access, %i[string int], :int
  end
end
