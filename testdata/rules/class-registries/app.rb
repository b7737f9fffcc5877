require 'sinatra'

# Classes that enter a registry, by themselves or by a hook of Ruby.
class Plugin
  @registry = {}
  class << self
    attr_reader :registry
    def inherited(sub)
      super
      Plugin.registry[sub.name.downcase] = sub
    end
    def build(name, arg) = registry.fetch(name).new(arg)
  end
  def initialize(arg) = @arg = arg
end
class Shell < Plugin
  def run = system("sh -c #{@arg}") # want RBN201
end
class Count < Plugin
  def run = system("seq #{@arg.size}")
end
class Job
  def self.all = @all ||= []
  def self.inherited(klass)
    all << klass
    super
  end
  def self.perform(x)
    all.each { |k| k.new.perform(x) }
  end
end
class Clean < Job
  def perform(x) = system("clean #{x}") # want RBN201
end
class Sum < Job
  def perform(x) = system("sum #{x.to_i}")
end
module Command
  KNOWN = []
  def self.included(base)
    KNOWN << base
    base.extend(Dsl)
  end
  module Dsl
    def verb(name = nil) = name ? @verb = name : @verb
  end
end
class Echo
  include Command
  verb 'echo'
  def execute(arg) = system("echo #{arg}") # want RBN201
end
class Nop
  include Command
  verb 'nop'
  def execute(arg) = system("nop")
end
class Registry
  def self.register(name, klass = nil, &blk)
    (@items ||= {})[name] = klass || blk
  end
  def self.[](name) = @items.fetch(name)
end
class Mailer
  Registry.register(:mail, self)
  def deliver(to) = system("mail #{to}") # want RBN201
end
class Pager
  Registry.register(:page, self)
  def deliver(to) = system("page #{to.hash}")
end
get('/plugin') { Plugin.build(params[:kind], params[:arg]).run.to_s }
get('/jobs') { Job.perform(params[:x]).to_s }
get '/cmd' do
  cmd = Command::KNOWN.find { |k| k.verb == params[:verb] }
  cmd.new.execute(params[:arg]).to_s
end
get('/reg') { Registry[params[:n].to_sym].new.deliver(params[:to]).to_s }
get('/reg2') { Registry[:page].new.deliver(params[:to]).to_s }
