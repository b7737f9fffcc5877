# frozen_string_literal: true

require 'wasmtime'

# Helpers hand on the name of the function, one to another.
class Kit
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  LIMITS = { memory_size: 1 << 24 }.freeze
  MODULE = Wasmtime::Module.from_file(ENGINE, 'target/wasm32-unknown-unknown/release/kit.wasm')

  def initialize
    @instance = Wasmtime::Instance.new(Wasmtime::Store.new(ENGINE, limits: LIMITS), MODULE)
    @memory = @instance.export('memory').to_memory
  end

  def plain(text) = text_of('plain', text)

  def letters(text) = text_of('letters', text)

  # What is said to be UTF-8 is known to be it or not; bytes are all that they can be.
  def words(text)
    text = text.dup.force_encoding(Encoding::UTF_8)
    raise ArgumentError unless text.valid_encoding?

    number_of('words', text)
  end

  def lines(text)
    raise ArgumentError unless text.b.valid_encoding?

    number_of('lines', text)
  end

  def signs(text) = number_of('signs', text.dup.force_encoding('UTF-8'))

  def marks(text) = number_of('marks', text.dup.force_encoding('UTF-8').scrub)

  def call(name, *numbers) = @instance.invoke(name, *numbers)

  private

  def with(text)
    at = @instance.invoke('room', text.bytesize)
    @memory.write(at, text.b)
    yield at, text.bytesize
  end

  def number_of(name, text)
    with(text) { |at, len| @instance.invoke(name, at, len) }
  end

  def text_of(name, text)
    found = number_of(name, text)
    @memory.read(found >> 32, found & 0xffff_ffff).force_encoding('UTF-8')
  end
end

# It is given the kit.
class Stair
  NAMES = %w[first second third fourth].freeze

  def initialize(kit)
    @kit = kit
  end

  def step(number) = @kit.call('step', number)

  def named(name)
    number = NAMES.index(name)
    raise ArgumentError unless number

    @kit.call('known_step', number)
  end
end
