# frozen_string_literal: true

# Ways to end a request.
module Denials
  def deny(message)
    logger.warn(message) # want RBN702
    halt 403, message # want RBN701
  end

  def unauthorized!
    halt 401
  end

  def missing(name)
    deny("no #{name}")
  end

  def logged(message)
    if block_given?
      return yield
    end

    deny(message)
  end

  def strict(name)
    deny(name) if settings.strict
  end
end
