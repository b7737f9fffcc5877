# frozen_string_literal: true

require 'sinatra/base'

# Adds to what it is prepended to.
module Loud
  def run(name)
    super("loud #{name}")
  end

  def implicit(name)
    super
  end

  def changed(name)
    name = 'fixed'
    super
  end

  def result
    "#{super} more"
  end
end

# Has it.
class Base
  prepend Loud

  def run(name)
    system("x #{name}") # want RBN201
  end

  def implicit(name)
    system("x #{name}") # want RBN201
  end

  def changed(name)
    system("x #{name}")
  end

  def result
    @name
  end

  def initialize(name = 'n')
    @name = name
  end
end

# Overrides, with super in every form.
class Derived < Base
  def initialize(name, kind:)
    super(name)
    @kind = kind
  end

  def block(name)
    super(name) { |n| system("x #{n}") } # want RBN201
  end

  def show
    system("x #{@name}") # want RBN201
    system("x #{@kind}")
  end
end

class Base
  def block(name)
    yield name
  end
end

# Replaces without super.
module Silent
  def run(name)
    system('x', name)
  end
end

# What Silent hides.
class Hidden
  prepend Silent

  def run(name)
    system("x #{name}")
  end
end

# Included below the class.
module Under
  def run(name)
    system("x #{name}") # want RBN201
  end

  def hidden(name)
    system("x #{name}")
  end
end

# Calls what it hides.
class Over
  include Under

  def run(name)
    super
  end

  def hidden(name)
    system('x', name)
  end
end

# Methods of the class itself.
class Tools
  class << self
    attr_accessor :command
    attr_writer :only

    def run(name)
      helper(name)
    end

    alias start run

    def show
      system("x #{@command}") # want RBN201
      system("x #{@only}") # want RBN201
      system("x #{@nothing}")
    end

    private

    def helper(name)
      system("x #{name}") # want RBN201
    end
  end

  private_class_method def self.hidden(name)
    system("x #{name}") # want RBN201
  end

  def self.visible(name) = hidden(name)

  private def secret(name)
    system("x #{name}") # want RBN201
  end

  public

  def open(name)
    secret(name)
  end

  protected

  def guarded(name)
    system("x #{name}") # want RBN201
  end

  public

  def compare(other, name)
    other.guarded(name)
  end
end

# Both sides.
module Both
  extend self

  def run(name)
    helper(name)
  end

  private

  def helper(name)
    system("x #{name}") # want RBN201
  end
end

# Named only.
module Some
  def one(name)
    system("x #{name}") # want RBN201
  end

  def two(name)
    system("x #{name}")
  end
  module_function :one
end

# Names are looked up where they are written.
module Outer
  class Worker
    def run(name)
      system("x #{name}") # want RBN201
    end
  end

  # Finds Outer::Worker.
  class Caller
    def call(name)
      Worker.new.run(name)
    end
  end
end

# Not that one.
class Worker
  def run(name)
    system('x', name)
  end
end

# Adds to strings where it is used.
module Shelling
  refine String do
    def shell_out
      system("x #{self}") # want RBN201
    end

    def shell_with(name)
      system("x #{name}") # want RBN201
    end
  end
end

using Shelling

class App < Sinatra::Base
  get '/prepend' do
    Base.new.run(params[:name])
    Base.new.implicit(params[:name])
    Base.new.changed(params[:name])
    system("x #{Base.new(params[:name]).result}") # want RBN201
    system("x #{Base.new('fixed').result}")
    Hidden.new.run(params[:name])
  end

  get '/super' do
    derived = Derived.new(params[:name], kind: 'fixed')
    derived.show
    derived.block(params[:name])
    Over.new.run(params[:name])
    Over.new.hidden(params[:name])
  end

  get '/singleton' do
    Tools.run(params[:name])
    Tools.start(params[:name])
    Tools.command = params[:command]
    Tools.only = params[:only]
    Tools.show
    Tools.visible(params[:name])
    Tools.new.open(params[:name])
    Tools.new.compare(Tools.new, params[:name])
  end

  get '/modules' do
    Both.run(params[:name])
    Some.one(params[:name])
    Outer::Caller.new.call(params[:name])
    Worker.new.run(params[:name])
  end

  get '/refined' do
    params[:name].to_s.shell_out
    'fixed'.shell_with(params[:name])
  end

  get '/object' do
    object = Object.new
    def object.run(name)
      system("x #{name}") # want RBN201
    end
    object.run(params[:name])
    other = Object.new
    other.define_singleton_method(:go) { |name| system("x #{name}") } # want RBN201
    other.go(params[:name])
    third = Object.new
    third.extend(Under)
    third.run(params[:name])
    class << third
      def own(name)
        system("x #{name}") # FN_RBN201
      end
    end
    third.own(params[:name])
  end
end
