# frozen_string_literal: true

require 'fiddle'

module Reels
  # The functions of the library by their names, as a method makes them.
  module Native
    LIB = Fiddle.dlopen(File.expand_path('../target/release/libreels.so', __dir__))

    STR = Fiddle::TYPE_VOIDP
    INT = Fiddle::TYPE_INT

    def self.bind(symbol, args, ret = INT)
      Fiddle::Function.new(LIB[symbol], args, ret)
    end

    def self.reel(name, *args)
      address = LIB["reel_#{name}"]
      Fiddle::Function.new(address, args, INT)
    end

    PROBE = bind('reel_probe', [STR])
    FRAMES = bind('reel_frames', [STR, INT])
    TABLE = { drop: bind('reel_drop', [STR]), size: bind('reel_size', [STR]) }.freeze

    def self.copy
      @copy ||= reel('copy', STR, STR)
    end
  end
end
