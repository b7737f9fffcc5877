# frozen_string_literal: true

require 'sinatra/base'

SHELL = ->(name) { system("x #{name}") } # want RBN201
QUIET = ->(name) { system('x', name) }
TWO = ->(a, b) { system("#{a} #{b}") } # want RBN201
SECOND = lambda { |a, b| system("#{a}", b) }
UPCASE = ->(text) { text.upcase }
FIXED = ->(_text) { 'fixed' }
LIST = [->(n) { system("x #{n}") }, ->(n) { system('x', n) }].freeze # want RBN201
NESTED = { a: { b: ->(n) { system("x #{n}") }, c: ->(n) { system('x', n) } } }.freeze # want RBN201

# What can be looked up.
class Printer
  def run(name)
    system("x #{name}") # want RBN201
  end

  def self.call(name)
    system("x #{name}") # want RBN201
  end
end

# Looked up as well.
class Quiet
  def run(name)
    system('x', name)
  end

  def self.call(name)
    system('x', name)
  end
end

HANDLERS = { 'print' => Printer, 'quiet' => Quiet }.freeze
OBJECTS = { 'print' => Printer.new, 'quiet' => Quiet.new }.freeze
QUIETS = { 'quiet' => Quiet }.freeze

# Functions in variables of an object.
class Keeper
  @@shared = ->(name) { system("x #{name}") } # want RBN201
  @on_class = ->(name) { system("x #{name}") } # want RBN201

  class << self
    def run_on_class(name) = @on_class.call(name)
  end

  def initialize(action)
    @action = action
    @own = ->(name) { system("x #{name}") } # want RBN201
    @table = { go: proc { |name| system("x #{name}") } } # want RBN201
    @list = []
  end

  def run(name)
    @action.call(name)
  end

  def run_own(name)
    @own.(name)
  end

  def run_table(name)
    @table[:go][name]
  end

  def run_shared(name)
    @@shared.call(name)
  end

  def on(&block)
    @list << block
  end

  def fire(name)
    @list.each { |b| b.call(name) }
  end
end

class App < Sinatra::Base
  get '/constants' do
    SHELL.call(params[:name])
    SHELL.(params[:name])
    SHELL[params[:name]]
    SHELL === params[:name]
    SHELL.yield(params[:name])
    QUIET.call(params[:name])
    LIST[0].call(params[:name])
    LIST[1].call(params[:name])
    LIST.each { |f| f.call(params[:name]) }
    NESTED[:a][:b].call(params[:name])
    NESTED[:a][:c].call(params[:name])
    NESTED.dig(:a, :b).call(params[:name])
  end

  get '/classes' do
    HANDLERS[params[:kind]].new.run(params[:name])
    HANDLERS.fetch(params[:kind]).call(params[:name])
    OBJECTS[params[:kind]].run(params[:name])
    QUIETS[params[:kind]].new.run(params[:name])
    HANDLERS['quiet'].new.run(params[:name])
    OBJECTS['quiet'].run(params[:name])
  end

  get '/curry' do
    TWO.curry[params[:a]]['fixed']
    TWO.curry.('fixed').(params[:b])
    SECOND.curry['fixed'][params[:b]]
  end

  get '/compose' do
    (UPCASE >> SHELL).call(params[:name])
    (SHELL << UPCASE).call(params[:name])
    (UPCASE >> QUIET).call(params[:name])
    system("x #{(UPCASE >> FIXED).call(params[:name])}")
    system("x #{(FIXED >> UPCASE).call(params[:name])}")
    system("x #{(UPCASE >> UPCASE).call(params[:name])}") # want RBN201
    (method(:clean) >> method(:run)).call(params[:name])
  end

  get '/objects' do
    Keeper.new(->(name) { system("x #{name}") }).run(params[:name]) # want RBN201
    Keeper.new(->(name) { system('x', name) }).run(params[:name])
    Keeper.new(nil).run_own(params[:name])
    Keeper.new(nil).run_table(params[:name])
    Keeper.new(nil).run_shared(params[:name])
    Keeper.run_on_class(params[:name])
    keeper = Keeper.new(nil)
    keeper.on { |name| system("x #{name}") } # want RBN201
    keeper.fire(params[:name])
  end

  get '/locals' do
    table = { run: ->(n) { system("x #{n}") }, safe: ->(n) { system('x', n) } } # want RBN201
    table[:run].call(params[:name])
    table[:safe].call(params[:name])
    table.each_value { |f| f.call('fixed') }
    action = params[:on] ? ->(n) { system("x #{n}") } : ->(n) { n } # want RBN201
    action.call(params[:name])
    [params[:name]].each(&SHELL)
    fn = proc { |n, k| system("x #{k}") if n }
    fn.call(params[:name], 'fixed')
  end

  def clean(name) = name.strip

  def run(name)
    system("x #{name}") # want RBN201
  end
end
