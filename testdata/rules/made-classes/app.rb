# frozen_string_literal: true

require 'sinatra/base'
require 'ostruct'

Point = Struct.new(:name, :kind) do
  def run
    system("x #{name}") # want RBN201
    system("x #{kind}")
    system("x #{self[:name]}") # want RBN201
    system("x #{@other}")
  end

  def self.make(name)
    new(name, 'made')
  end
end

Named = Struct.new(:name, :kind, keyword_init: true)

# A struct by inheritance.
class Pair < Struct.new(:left, :right)
  def run
    system("x #{left}") # want RBN201
    system("x #{right}")
  end
end

# A struct with a constructor of its own.
class Triple < Struct.new(:one, :two)
  def initialize(one)
    super(one, 'two')
  end
end

Place = Data.define(:name, :kind) do
  def run
    system("x #{name}") # want RBN201
    system("x #{kind}")
  end
end

# What made classes descend from.
class Worker
  def run(name)
    system("x #{name}") # want RBN201
  end
end

Made = Class.new(Worker) do
  def run(name)
    super("made #{name}")
  end

  def safe(name)
    system('x', name)
  end

  attr_accessor :field

  define_method(:defined) { |name| system("x #{name}") } # want RBN201
end

Plain = Class.new(Worker)

Mixed = Module.new do
  def mixed(name)
    system("x #{name}") # want RBN201
  end
end

# Uses a module that is made.
class UsesMixed
  include Mixed
end

class App < Sinatra::Base
  get '/struct' do
    point = Point.new(params[:name], 'fixed')
    point.run
    system("x #{point.name}") # want RBN201
    system("x #{point.kind}")
    system("x #{point[0]}") # want RBN201
    system("x #{point[1]}")
    system("x #{point['name']}") # want RBN201
    name, kind = *point
    system("x #{name}") # want RBN201
    system("x #{kind}")
    Point.make(params[:name]).run
    point.kind = params[:kind]
    system("x #{point.kind}") # want RBN201
    list = point.to_a
    system("x #{list[0]}") # want RBN201
    hash = Point.new('n', params[:kind]).to_h
    system("x #{hash[:name]}")
    system("x #{hash[:kind]}") # want RBN201
  end

  get '/keywords' do
    named = Named.new(name: params[:name], kind: 'fixed')
    system("x #{named.name}") # want RBN201
    system("x #{named.kind}")
    case named
    in { name:, kind: }
      system("x #{name}") # want RBN201
      system("x #{kind}")
    end
  end

  get '/inherited' do
    pair = Pair.new(params[:left], 'right')
    pair.run
    system("x #{pair.left}") # want RBN201
    system("x #{pair.right}")
    triple = Triple.new(params[:one])
    system("x #{triple.one}") # want RBN201
    system("x #{triple.two}")
  end

  get '/data' do
    place = Place.new(params[:name], 'fixed')
    place.run
    system("x #{place.name}") # want RBN201
    system("x #{place.kind}")
    other = Place.new(name: 'fixed', kind: params[:kind])
    system("x #{other.name}")
    system("x #{other.kind}") # want RBN201
    more = place.with(kind: params[:kind])
    system("x #{more.kind}") # want RBN201
    less = place.with(name: 'other')
    system("x #{less.name}")
    system("x #{place.name}") # want RBN201
  end

  get '/written' do
    point = Point.new(params[:name], 'kind')
    system("x #{point.name}") # want RBN201
    point.name = 'other'
    system("x #{point.name}")
    point.name = params[:name] if params[:again]
    system("x #{point.name}") # want RBN201
    point.name = 'other' if params[:again]
    system("x #{point.name}") # want RBN201
  end

  get '/class' do
    Made.new.run(params[:name])
    Made.new.safe(params[:name])
    Made.new.defined(params[:name])
    Plain.new.run(params[:name])
    UsesMixed.new.mixed(params[:name])
    local = Class.new(Worker)
    local.new.run(params[:name])
    made = Made.new
    made.field = params[:name]
    system("x #{made.field}") # want RBN201
  end

  get '/openstruct' do
    open = OpenStruct.new(name: params[:name], kind: 'fixed')
    open.mode = params[:mode]
    system("x #{open.name}") # want RBN201
    system("x #{open.kind}")
    system("x #{open.mode}") # want RBN201
    system("x #{open[:name]}") # want RBN201
  end

  get '/thread' do
    Thread.new(params[:name], 'kind') do |name, kind|
      system("x #{name}") # want RBN201
      system("x #{kind}")
    end.join
    system("x #{Thread.new { params[:name] }.value}") # want RBN201
    system("x #{Thread.new { 'fixed' }.value}")
  end
end
