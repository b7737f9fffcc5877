require 'sinatra/base'
require 'singleton'

# A log that calls itself when it fails, as those of programs do: no way through it asks who comes, and there are many.
class Log
  include Singleton

  def initialize
    @lines = []
    @sinks = [$stderr]
    @level = ENV.fetch('LEVEL', '1').to_i
  end

  def debug(text = nil, &block) = add(0, text, &block)
  def info(text = nil, &block) = add(1, text, &block)
  def warn(text = nil, &block) = add(2, text, &block)
  def error(text = nil, &block) = add(3, text, &block)

  def exception(about, error)
    warn(about) || error(error.message)
    info { error.backtrace.to_a.join("\n") } || debug(error.class.name)
  end

  def add(level, text = nil)
    text ||= yield
    raise 'closed' if @sinks.empty?
    return clear if full?
    push(level, text) || open_anew(level) || rotate(level)
    @sinks.each { |sink| sink.puts(text) || open_anew(level) }
  rescue IOError => e
    raise if level > 2
    exception('cannot write', e) || rotate(level)
  end

  def push(level, text)
    rotate(level) if full?
    @lines << [level, text] if wanted?(level)
    info('full') || warn('full') if full?
  end

  def rotate(level)
    clear
    debug('rotated') || open_anew(level)
  rescue SystemCallError => e
    exception('cannot rotate', e) || clear
  end

  def open_anew(level)
    return if wanted?(level)
    @sinks = [$stdout]
    info('opened') || rotate(level)
  rescue SystemCallError => e
    exception('cannot open', e)
  end

  def clear
    @lines = []
    debug('cleared') if wanted?(0)
  end

  def full? = @lines.size > 1000 && wanted?(1)
  def wanted?(level) = level >= @level
end

class Logged < Sinatra::Base
  enable :sessions

  helpers do
    def log = Log.instance

    def refuse(status, text)
      log.exception(text, RuntimeError.new(text))
      log.debug { "refused #{request.ip}" }
      halt status, text
    end
  end
end

class Kept < Logged
  before do
    log.debug "asked for by #{request.ip}"
    log.info { 'asks who comes' }
    refuse 401, 'who?' unless session[:user]
    log.debug 'let in'
  end

  get '/kept' do # access=guarded
    log.info 'kept'
    'kept'
  end
end

class Free < Logged
  before do
    log.debug "asked for by #{request.ip}"
    log.info { 'asks nobody' }
    refuse 404, 'nothing' if request.path.include?('..')
  end

  get '/free' do # access=open
    log.info 'free'
    'free'
  end
end

class Half < Logged
  before do
    log.debug "asked for by #{request.ip}"
    refuse 401, 'who?' if request.secure? && session[:user].nil?
    log.debug 'let in'
  end

  get '/half' do # want RBN722 (access=bypassable)
    log.info 'half'
    'half'
  end
end

# What is asked further down than calls are followed is not known, and no reason to let anybody in.
class Deep < Sinatra::Base
  enable :sessions

  helpers do
    def zero
      one
    end

    def one
      two
    end

    def two
      three
    end

    def three
      four
    end

    def four
      five
    end

    def five
      six
    end

    def six
      seven
    end

    def seven
      eight
    end

    def eight
      nine
    end

    def nine
      ten
    end

    def ten
      eleven
    end

    def eleven
      twelve
    end

    def twelve
      thirteen
    end

    def thirteen
      fourteen
    end

    def fourteen
      halt 503 if settings.respond_to?(:closed)
    end
  end

  before { zero }

  get '/deep' do # access=open
    'deep'
  end
end
