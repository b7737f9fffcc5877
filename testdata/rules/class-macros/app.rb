# frozen_string_literal: true

require 'sinatra/base'
require 'active_support/concern'
require 'singleton'
require 'forwardable'

# The one shell.
class ShellService
  include Singleton

  def run(name)
    system("x #{name}") # want RBN201
  end

  def safe(name)
    system('x', name)
  end
end

# Runs nothing.
class QuietService
  def run(name)
    system('echo', name)
  end
end

# A registry of services, and a macro that reads it.
module Services
  TABLE = { shell: ShellService.instance, quiet: QuietService.new }.freeze

  def self.included(base)
    base.extend(Macros)
  end

  # Methods of classes.
  module Macros
    def inject(name)
      define_method(name) { TABLE.fetch(name) }
    end

    def option(name, default: nil)
      attr_writer name
      define_method(name) { instance_variable_get("@#{name}") || default }
    end

    def fields(*names)
      names.each { |n| attr_accessor n }
    end
  end
end

# Uses the macros.
class Handler
  include Services

  inject :shell
  inject :quiet
  option :mode, default: 'm'
  fields :title, :author

  def handle(name)
    shell.run(name)
    quiet.run(name)
  end

  def handle_quietly(name)
    quiet.run(name)
  end

  def show
    system("x #{title}") # want RBN201
    system("x #{author}")
  end
end

# A concern with a macro of its own.
module Commands
  extend ActiveSupport::Concern

  included do
    attr_accessor :command

    def included_run(name)
      system("x #{name}") # want RBN201
    end
  end

  class_methods do
    def build(name)
      system("x #{name}") # want RBN201
      new
    end
  end

  def plain_run(name)
    system("x #{name}") # want RBN201
  end
end

# Has the concern.
class Command
  include Commands

  def show
    system("x #{command}") # want RBN201
  end
end

# Hooks that add methods.
module Hooked
  def self.included(base)
    base.class_eval do
      def hooked(name)
        system("x #{name}") # want RBN201
      end
    end
    base.extend ClassSide
  end

  # For the class.
  module ClassSide
    def make(name)
      system("x #{name}") # want RBN201
      new
    end
  end
end

# Has the hook.
class WithHook
  include Hooked
end

# Extended by a module with a hook.
module Registered
  def self.extended(base)
    base.include(Instance)
  end

  # For its objects.
  module Instance
    def registered(name)
      system("x #{name}") # want RBN201
    end
  end
end

# Extended.
class WithExtension
  extend Registered
end

# Subclasses know themselves.
class Base
  def self.inherited(sub)
    super
    sub.extend(Inherit)
  end

  # For subclasses.
  module Inherit
    def call(name)
      system("x #{name}") # want RBN201
    end
  end
end

# One of them.
class Sub < Base
end

class App < Sinatra::Base
  get '/inject' do
    Handler.new.handle(params[:name])
  end

  get '/quiet' do
    Handler.new.handle_quietly(params[:name])
  end

  get '/macro' do
    handler = Handler.new
    handler.title = params[:title]
    handler.author = 'me'
    handler.show
    handler.mode = params[:mode]
    system("x #{handler.mode}") # want RBN201
    system("x #{Handler.new.mode}")
  end

  get '/singleton' do
    ShellService.instance.run(params[:name])
    ShellService.instance.safe(params[:name])
  end

  get '/concern' do
    command = Command.build(params[:name])
    command.included_run(params[:name])
    command.plain_run(params[:name])
    command.command = params[:command]
    command.show
  end

  get '/hook' do
    WithHook.make(params[:name]).hooked(params[:other])
    WithExtension.new.registered(params[:name])
    Sub.call(params[:name])
  end
end
