# frozen_string_literal: true

require 'sinatra/base'
require_relative 'lib/worker'
require_relative 'lib/worker_more'

# A registry of the class.
class Registry
  REGISTRY = {}
  @handlers = []

  class << self
    attr_reader :handlers

    def register(key, object)
      REGISTRY[key] = object
    end

    def [](key)
      REGISTRY[key]
    end

    def add(handler)
      @handlers << handler
      self
    end

    def run_all(name)
      @handlers.each { |h| h.handle(name) }
    end
  end
end

# In the registry.
class Shell
  def execute(name)
    system("x #{name}") # want RBN201
  end
end

# In the list.
class Echo
  def handle(name)
    system("x #{name}") # want RBN201
  end
end

Registry.register(:shell, Shell.new)
Registry.add(Echo.new)

# Builds a command step by step.
class Builder
  def initialize
    @parts = []
    @flags = []
  end

  def add(part)
    @parts << part
    self
  end

  def flag(flag)
    @flags << flag
    self
  end

  def to_command
    @parts.join(' ')
  end

  def to_flags
    @flags.join(' ')
  end

  def run
    system(@parts.join(' ')) # want RBN201
  end
end

# Everything by keyword.
class Job
  attr_reader :name, :kind

  def initialize(name:, kind: 'k', **options)
    @name = name
    @kind = kind
    @options = options
    @deep = { name: name, fixed: 'f' }
  end

  def run
    system("x #{name}") # want RBN201
    system("x #{kind}")
    system("x #{@options[:mode]}") # want RBN201
    system("x #{@options[:other]}")
    system("x #{@deep[:name]}") # want RBN201
    system("x #{@deep[:fixed]}")
  end

  def with(name)
    @name = name
    self
  end
end

# Holds another object.
class Holder
  def initialize(job)
    @job = job
  end

  def show
    system("x #{@job.name}") # want RBN201
    system("x #{@job.kind}")
    @job
  end

  def job = @job
end

# Copies.
class Copying
  attr_accessor :name

  def initialize_copy(other)
    @name = other.name
  end
end

class App < Sinatra::Base
  get '/registry' do
    Registry[:shell].execute(params[:name])
    Registry.run_all(params[:name])
    Registry::REGISTRY[:shell].execute(params[:name])
  end

  get '/builder' do
    command = Builder.new.add('x').add(params[:name]).flag('-f').to_command
    system(command) # want RBN201
    flags = Builder.new.add('x').add(params[:name]).flag('-f').to_flags
    system(flags)
    Builder.new.add('x').flag('-f').add(params[:name]).run
    system(Builder.new.add('x').to_command)
    builder = Builder.new
    builder.add(params[:name])
    builder.flag('-f')
    system(builder.to_command) # want RBN201
    system(builder.to_flags)
  end

  get '/job' do
    Job.new(name: params[:name], mode: params[:mode], other: 'o').run
    job = Job.new(name: 'fixed').with(params[:name])
    system("x #{job.name}") # want RBN201
    system("x #{job.kind}")
    Holder.new(Job.new(name: params[:name], kind: 'fixed')).show
    system("x #{Holder.new(Job.new(name: params[:name])).job.name}") # want RBN201
    system("x #{Holder.new(Job.new(name: 'a', mode: params[:m])).job.name}")
  end

  get '/memo' do
    system("x #{memo}") # want RBN201
    system("x #{plain_memo}")
    prepare
    use
  end

  get '/files' do
    Worker.new.run(params[:name])
    Worker.new.run_more(params[:name])
    Worker::Tool.new.use(params[:name])
    copy = Copying.new.tap { |c| c.name = params[:name] }.dup
    system("x #{copy.name}") # want RBN201
  end

  def memo
    @memo ||= compute(params[:y])
  end

  def plain_memo
    @plain_memo ||= compute('y')
  end

  def compute(text) = text.strip

  def prepare
    @prepared = Job.new(name: params[:name])
    @fixed = Job.new(name: 'fixed')
  end

  def use
    system("x #{@prepared.name}") # want RBN201
    system("x #{@fixed.name}")
  end
end
