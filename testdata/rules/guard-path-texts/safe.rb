# Paths of an object that knows its directory.
class SafePath
  Escape = Class.new(StandardError)

  def self.[](base, *parts)
    new(base).join(*parts)
  end

  def initialize(base)
    @base = File.realpath(base)
  end

  def join(*parts)
    full = File.expand_path(File.join(*parts), @base)
    raise Escape, 'outside' unless full == @base || full.start_with?(@base + File::SEPARATOR)

    full
  end

  def lax(*parts)
    full = File.expand_path(File.join(*parts), @base)
    raise Escape, 'outside' unless full != @base || full.start_with?(@base + File::SEPARATOR)

    full
  end
end

class Archive
  get('/safe/1') { File.read(SafePath[__dir__, params[:f]]) }
  get('/safe/2') { File.read(SafePath.new(__dir__).join(params[:f])) }
  get('/safe/3') { File.read(SafePath.new(__dir__).lax(params[:f])) } # want RBN301
end
