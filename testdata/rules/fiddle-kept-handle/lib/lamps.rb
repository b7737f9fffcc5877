require 'fiddle'

# The library is opened outside and given to the constructor.
class Lamps
  include Fiddle

  PATH = File.expand_path('../target/release/liblamps.so', __dir__).freeze

  def self.instance
    @instance ||= new(Fiddle.dlopen(PATH))
  end

  def initialize(handle)
    @handle = handle
    @read = bind('lamps_read', [TYPE_VOIDP], TYPE_INT)
    @named = bind('lamps_named', [TYPE_VOIDP], TYPE_INT)
    @known = bind('lamps_known', [TYPE_VOIDP], TYPE_INT)
  end

  def read(path)
    @read.call(path)
  end

  def named(path) = @named.(path)

  def known(path)
    @known.call(path)
  end

  private

  def bind(name, args, ret)
    Function.new(@handle[name], args, ret, name: name)
  end
end

# A handle that a constant keeps, and a function that is made without a method.
class Lanterns
  LIB = Fiddle::Handle.new(File.expand_path('../target/release/liblamps.so', __dir__))

  def initialize(lib)
    @lib = lib
    @drop = Fiddle::Function.new(@lib.sym('lamps_drop'), [Fiddle::TYPE_VOIDP], Fiddle::TYPE_INT)
  end

  def drop(path)
    @drop.call(path)
  end
end

# A table is no library.
class Shelf
  def initialize(table)
    @table = table
    @never = @table['lamps_never']
  end

  def never(path)
    @never.call(path)
  end
end
