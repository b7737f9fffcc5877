# Handlers that stand in tables: an event runs those that were given for it.
class Bus
  def initialize
    @handlers = Hash.new { |hash, key| hash[key] = [] }
    @single = {}
  end

  def on(event, &block)
    @handlers[event] << block
    self
  end

  def emit(event, *args)
    @handlers[event].each { |handler| handler.call(*args) }
  end

  def define(name, callable = nil, &block)
    @single[name.to_sym] = callable || block
  end

  def run(name, value)
    @single.fetch(name.to_sym).call(value)
  end

  def run_one(name, value)
    handler = @single[name]
    return unless handler

    handler.(value)
  end
end

class Registry
  class << self
    def hooks
      @hooks ||= {}
    end

    def hook(at:, &block)
      (hooks[at] ||= []) << block
    end

    def fire(at, value)
      hooks.fetch(at, []).each { |hook| hook.call(value) }
    end

    def notify(at, value)
      fire(at, value)
    end
  end
end
