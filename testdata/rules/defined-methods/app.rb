# frozen_string_literal: true

require 'sinatra/base'

# Methods that code defines.
class Runner
  attr_accessor :name, :kind
  attr_writer :tool

  def initialize
    @tool = 'tool'
    @level = 'level'
  end

  def old_run(name)
    system("x #{name}") # want RBN201
  end
  alias run old_run
  alias_method :start, :old_run

  define_method(:defined) { |name| system("x #{name}") } # want RBN201

  define_method('defined_text') do |name, kind = 'k'|
    system("x #{name}")
    system("y #{kind}") # want RBN201
  end

  %w[list show].each do |verb|
    define_method("#{verb}_all") do |name|
      system("#{verb} #{name}") # want RBN201
    end
  end

  %i[drop keep].each do |verb|
    define_method(verb) { |name| system(verb.to_s, name) }
  end

  { alpha: 'a', beta: 'b' }.each do |verb, flag|
    define_method("do_#{verb}") { |name| system("#{flag} #{name}") } # want RBN201
  end

  [:one, :two].each do |field|
    define_method(:"#{field}=") { |value| instance_variable_set(:"@#{field}", value) }
    define_method(field) { instance_variable_get(:"@#{field}") }
  end

  define_method(:as_lambda, ->(name) { system("x #{name}") }) # want RBN201

  define_method(:as_method, instance_method(:old_run))

  define_singleton_method(:of_class) { |name| system("x #{name}") } # want RBN201

  def tool_run
    system("x #{@tool}") # want RBN201
  end

  def level=(level)
    @level = level
  end

  def level_run
    system("x #{@level}") # want RBN201
  end

  def untouched
    system("x #{@untouched}")
  end

  def silly=(value)
    system("x #{value}") # want RBN201
  end

  def assign(value)
    self.silly = value
  end

  def missing_parts(name)
    system("x #{name}")
  end
  undef_method :missing_parts
end

class App < Sinatra::Base
  get '/aliases' do
    Runner.new.run(params[:name])
    Runner.new.start(params[:name])
  end

  get '/defined' do
    runner = Runner.new
    runner.defined(params[:name])
    runner.defined_text('n', params[:name])
    runner.list_all(params[:name])
    runner.drop(params[:name])
    runner.do_alpha(params[:name])
    runner.as_lambda(params[:name])
    runner.as_method(params[:name])
    Runner.of_class(params[:name])
  end

  get '/fields' do
    runner = Runner.new
    runner.one = params[:name]
    runner.two = 'fixed'
    system("x #{runner.one}") # want RBN201
    system("x #{runner.two}") # FP_RBN201
  end

  get '/accessors' do
    runner = Runner.new
    runner.name = params[:name]
    runner.kind = 'fixed'
    runner.tool = params[:tool]
    runner.level = params[:level]
    system("x #{runner.name}") # want RBN201
    system("x #{runner.kind}")
    runner.tool_run
    runner.level_run
    runner.untouched
    runner.assign(params[:name]) # want RBN701
  end
end
