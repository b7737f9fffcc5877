# frozen_string_literal: true

require 'fiddle'
require 'fiddle/import'

module Thumbs
  PATH = File.expand_path('../target/release/libthumbs.so', __dir__)
  LIB = Fiddle.dlopen(PATH)

  RENDER = Fiddle::Function.new(LIB['thumbs_render'], [Fiddle::TYPE_VOIDP, Fiddle::TYPE_INT], Fiddle::TYPE_INT)
  TABLE = {
    pack: Fiddle::Function.new(LIB['thumbs_pack'], [Fiddle::TYPE_VOIDP, Fiddle::TYPE_INT], Fiddle::TYPE_INT),
    drop: Fiddle::Function.new(LIB.sym('thumbs_drop'), [Fiddle::TYPE_VOIDP], Fiddle::TYPE_INT)
  }.freeze

  # The same functions, declared in C.
  module Declared
    extend Fiddle::Importer
    dlload PATH
    extern 'int thumbs_render(const char *name, int width)'
    extern 'int thumbs_drop(char *)'
    extern 'int thumbs_sum(const unsigned char *data, size_t length)'
    extern 'int thumbs_pack(const char *, int)'
  end

  class Renderer
    def initialize
      address = LIB['thumbs_render']
      @function = Fiddle::Function.
        new(address, [Fiddle::TYPE_VOIDP, Fiddle::TYPE_INT], Fiddle::TYPE_INT)
    end

    def render(name, width)
      @function.call(name, width)
    end
  end
end
