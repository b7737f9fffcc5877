require 'rack'

# Methods that are called by names from a table, or by one of some that a text was compared with.
class Tables
  ROUTES = { '/a' => :first, '/b' => :second }.freeze

  def call(env)
    request = Rack::Request.new(env)
    action = ROUTES[request.path_info]
    return [404, {}, []] unless action

    __send__(action, request.params, request)
  end

  private

  def body(request) = request.body.read(100).to_s

  def first(params, request)
    system("show #{params['q']}") # want RBN201
    system("show #{body(request)}") # want RBN201
    system("show #{request.port}")
  end

  def second(_params, request)
    system("show #{request.params['q']}") # want RBN201
  end

  # No name of the table is its.
  def third(_params, request)
    system("show #{request.params['q']}")
  end
end

class Cases
  def call(env)
    request = Rack::Request.new(env)
    pick(request.params['kind'], request.params['text'])
  end

  def pick(kind, text)
    case kind
    when 'one', 'two' then public_send(kind, text)
    else raise ArgumentError, 'kind'
    end
  end

  def one(text) = system("show #{text}") # want RBN201
  def two(text) = system("show #{text}") # want RBN201
  def three(text) = system("show #{text}")
end

class Compared
  def call(env)
    request = Rack::Request.new(env)
    pick(request.params['kind'], request.params['text'])
    other(request.params['kind'], request.params['text'])
  end

  def pick(kind, text)
    raise ArgumentError, 'kind' unless kind == 'four' || kind == 'five'

    send(kind, text)
  end

  # What is not one of them is named by no text.
  def other(kind, text)
    send(kind, text) unless kind == 'six' || kind == 'seven' # want RBN402
  end

  def four(text) = system("show #{text}") # want RBN201
  def five(text) = system("show #{text}") # want RBN201
  def six(text) = system("show #{text}")
end

# The block of a refinement knows the constants around it.
module Refined
  module Tools
    def self.show(text) = system("show #{text}") # want RBN201
    def self.count(text) = system("show #{text.size}")
  end

  module Texts
    refine String do
      def show = Tools.show(self)
      def count = Tools.count(self)
    end
  end
end

using Refined::Texts

class Shown
  def call(env)
    Rack::Request.new(env).params['text'].to_s.show
    Rack::Request.new(env).params['text'].to_s.count
  end
end
