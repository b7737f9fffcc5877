# frozen_string_literal: true

require_relative 'native'

module Papers
  # The library's documents, as the native library serves them.
  module Documents
    class << self
      def preview(path, bytes)
        take(Native.papers_preview(path, bytes))
      end

      def preview_file(path, bytes)
        take(Native.preview_file(path, bytes))
      end

      def text(path)
        take(Native.read_text(path))
      end

      def search(query, library)
        take(Native.search(query, library))
      end

      def readable?(path)
        LibC.access(path, LibC::READABLE).zero?
      end

      # Counts the words of the first length bytes of text.
      def words(text, length)
        buffer = FFI::MemoryPointer.from_string(text)
        Native.papers_count_words(buffer, length)
      end

      # As words, but -1 when text has fewer bytes.
      def words_within(text, length)
        buffer = FFI::MemoryPointer.from_string(text)
        Native.count_words_within(buffer, text.bytesize, length)
      end

      private

      # Copies a string of the native library and gives its memory back.
      def take(pointer)
        return nil if pointer.null?

        begin
          pointer.read_string.force_encoding(Encoding::UTF_8)
        ensure
          Native.papers_free(pointer)
        end
      end
    end
  end
end
