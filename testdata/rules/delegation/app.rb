# frozen_string_literal: true

require 'sinatra/base'
require 'forwardable'
require 'delegate'
require 'active_support/core_ext/module/delegation'

# What others delegate to.
class Engine
  def initialize(name = 'n')
    @name = name
  end

  def run(name)
    system("x #{name}") # want RBN201
  end

  def go(name)
    system("x #{name}") # want RBN201
  end

  def safe(name)
    system('x', name)
  end

  def start(name)
    system("x #{name}") # want RBN201
  end

  def call_it(name)
    system("x #{name}") # want RBN201
  end

  def label
    @name
  end
end

# By Forwardable.
class Car
  extend Forwardable

  def_delegator :@engine, :run, :drive
  def_delegators :@engine, :safe, :start, :label
  def_delegator :engine, :go
  def_delegators :@list, :first, :<<

  attr_reader :engine

  def initialize(name = 'n')
    @engine = Engine.new(name)
    @list = []
  end
end

# By instance_delegate.
class Bus
  extend Forwardable

  instance_delegate %i[run safe] => :@engine

  def initialize
    @engine = Engine.new
  end
end

# By ActiveSupport.
class Truck
  delegate :run, :safe, to: :engine
  delegate :label, to: :@engine, prefix: true
  delegate :go, to: :engine, prefix: :engine, allow_nil: true

  def initialize(name = 'n')
    @engine = Engine.new(name)
  end

  def engine
    @engine
  end
end

# By SimpleDelegator.
class Wrapper < SimpleDelegator
  def both(name)
    call_it(name)
    safe(name)
  end
end

# By DelegateClass.
class Other < DelegateClass(Engine)
  def initialize(engine)
    super(engine)
  end

  def again(name)
    run(name)
  end
end

class App < Sinatra::Base
  get '/forwardable' do
    Car.new.drive(params[:name])
    Car.new.safe(params[:name])
    Car.new.start(params[:name])
    Car.new.go(params[:name])
    system("x #{Car.new(params[:name]).label}") # want RBN201
    system("x #{Car.new('fixed').label}")
    car = Car.new
    car << params[:name]
    system("x #{car.first}") # want RBN201
    Bus.new.run(params[:name])
    Bus.new.safe(params[:name])
  end

  get '/delegate' do
    Truck.new.run(params[:name])
    Truck.new.safe(params[:name])
    Truck.new.engine_go(params[:name])
    system("x #{Truck.new(params[:name]).engine_label}") # want RBN201
    system("x #{Truck.new('fixed').engine_label}")
  end

  get '/simple' do
    Wrapper.new(Engine.new).both(params[:name])
    Wrapper.new(Engine.new).run(params[:name])
    Other.new(Engine.new).again(params[:name])
    system("x #{Wrapper.new(Engine.new(params[:name])).label}") # want RBN201
    system("x #{Wrapper.new(Engine.new('fixed')).label}")
    system("x #{Wrapper.new(Engine.new(params[:name])).__getobj__.label}") # want RBN201
  end
end

# What is delegated to says nothing of what was given to it in another place.
class Clean
  extend Forwardable

  def_delegators :Engine, :new
  def_delegator 'self.class', :fixed, :kind
  delegate two: :@pair

  def self.fixed = 'fixed'

  def initialize(first, second)
    @first = first
    @pair = Pair.new(second)
  end

  def_delegators :@pair, :both
  def_delegator :@pair, :second
end

# Takes two.
class Pair
  attr_reader :second

  def initialize(second)
    @second = second
  end

  def two(first, second)
    system("x #{first}")
    system("x #{second}") # want RBN201
  end

  def both(one, name: 'n')
    system("x #{one}")
    system("x #{name}") # want RBN201
  end
end

# Is asked by its own name.
class Silent < SimpleDelegator
  def label = 'fixed'
end

class App
  get '/clean' do
    pair = Clean.new(params[:a], 'fixed')
    system("x #{pair.second}")
    system("x #{pair.kind}")
    pair.two('fixed', params[:b])
    pair.both('fixed', name: params[:c])
    system("x #{Clean.new('fixed', params[:a]).second}") # want RBN201
    system("x #{Silent.new(Engine.new(params[:name])).label}")
    other = Silent.new(Engine.new('fixed'))
    other.__setobj__(Engine.new(params[:name]))
    system("x #{other.__getobj__.label}") # want RBN201 (what it stands for is taken for itself)
  end
end
