# frozen_string_literal: true

require_relative 'native'

module Papers
  class Error < StandardError; end

  def self.size(name)
    size = Native.papers_size(name.to_s)
    raise Error, 'no such document' if size.negative?

    size
  end

  def self.exists?(name)
    Native.papers_exists(name)
  end

  # The text comes back from the native library as it went there.
  def self.title(text)
    pointer = Native.papers_title(text)
    pointer.read_string
  ensure
    Native.papers_free(pointer) if pointer
  end

  # A document that lives in the native library.
  class Document
    def initialize(name)
      @name = name
    end

    def print
      Native.papers_print(@name, 1)
    end
  end
end
