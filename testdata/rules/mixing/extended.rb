require 'sinatra'

# Methods of a module that extends classes: self is the class, and what it makes of itself.
module Callable
  def call(...)
    new(...).call
  end
end

module Runnable
  def self.included(base)
    base.extend(ClassMethods)
  end

  module ClassMethods
    def run(*args, **options)
      new(*args, **options).run
    end
  end
end

module Built
  def build(text)
    made = new
    made.text = text
    made
  end
end

class Service
  extend Callable
end

class Start < Service
  def initialize(name:)
    @name = name
  end

  def call
    system("jobctl start #{@name}") # want RBN201
  end
end

class Count < Service
  def initialize(name:)
    @count = name.size
    @name = name
  end

  def call
    system("jobctl count #{@count}")
  end
end

class Stop < Service
  def initialize(name:)
    @name = name
  end

  def call
    system("jobctl stop #{@name}")
  end
end

class Tail
  include Runnable

  def initialize(path, lines: 5)
    @path = path
    @lines = lines
  end

  def run
    system("tail -n #{Integer(@lines)} /var/log/messages")
    system("tail #{@path}") # want RBN201
  end
end

class Label
  extend Built
  attr_accessor :text

  def print
    system("lp -t #{text}") # want RBN201
  end
end

class Number
  extend Built
  attr_accessor :text

  def print
    system("lp -n #{text}")
  end
end

post '/start' do
  Start.call(name: params[:name])
  Count.call(name: params[:name])
  Stop.call(name: 'nightly')
  Tail.run(params[:path], lines: params[:lines])
  Label.build(params[:text]).print
  Number.build(4).print
  ''
end
