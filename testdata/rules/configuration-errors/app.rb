# frozen_string_literal: true

require 'sinatra/base'

# Errors that only developers see, or that only the log does.
class Quiet < Sinatra::Base
  set :dump_errors, true
  enable :dump_errors, :logging
  disable :show_exceptions
  set :show_exceptions, false
  set :show_exceptions, development?
  set :show_exceptions, ENV['RACK_ENV'] == 'development'
  set(:show_exceptions) { development? }
  set :environment, :production
  set :environment, (ENV['RACK_ENV'] || 'development').to_sym
  set :environment, ENV.fetch('RACK_ENV', 'development').to_sym
  set :raise_errors, true

  configure :development do
    set :show_exceptions, :after_handler
    use Rack::ShowExceptions
  end

  use Rack::ShowExceptions if development?
end

class Tested < Sinatra::Base
  enable :show_exceptions if development?
  set :show_exceptions, true unless production?
  set :environment, :test
end

class Debugged < Sinatra::Base
  enable :show_exceptions if ENV['DEBUG']
  use Rack::ShowExceptions if show_exceptions?
end

# The program says itself what development is.
module Program
  def self.development?
    ENV['RACK_ENV'] != 'production'
  end
end

class Asked < Sinatra::Base
  enable :show_exceptions if Program.development?
end

# What is turned on for all, and off where it matters.
class TurnedOff < Sinatra::Base
  enable :show_exceptions

  configure :production do
    disable :show_exceptions
  end
end

class Shown < Sinatra::Base
  enable :show_exceptions # want RBN711
  enable :logging, :show_exceptions # want RBN711
  set :show_exceptions, true # want RBN711
  set :show_exceptions, :after_handler # want RBN711
  set show_exceptions: true # want RBN711
  set :environment, :development # want RBN711
  set environment: 'development' # want RBN711
  settings.show_exceptions = true # want RBN711
  use Rack::ShowExceptions # want RBN711

  configure :production do
    set :show_exceptions, true # want RBN711
  end

  configure do
    set :show_exceptions, :after_handler # want RBN711
  end
end

# Not the application's own.
class Printer
  def set(name, value)
    @values[name] = value
  end

  def fill
    set :show_exceptions, true
    set :environment, :development
  end
end
