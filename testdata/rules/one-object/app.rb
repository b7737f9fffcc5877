# frozen_string_literal: true

require 'sinatra/base'
require 'singleton'

# The one object of a class.
class Settings
  include Singleton
  attr_accessor :command, :label

  def put(value)
    @stored = value
  end

  def stored
    @stored
  end
end

# Another one, whose fields have the same names.
class Defaults
  include Singleton
  attr_accessor :command
end

# One object by a class method that keeps it.
class Backend
  attr_accessor :command, :label

  def self.instance
    @instance ||= new
  end

  def self.fresh
    new
  end
end

# Methods that keep what they return, and others that do not.
class App < Sinatra::Base
  helpers do
    def backend(_name = nil)
      @backend ||= Backend.new
    end

    def either(name)
      if name
        @either ||= Backend.new
      else
        Backend.new
      end
    end
  end

  get '/singleton' do
    Settings.instance.command = params[:command]
    system("x #{Settings.instance.command}") # want RBN201
    system("x #{Settings.instance.label}")
    system("x #{Defaults.instance.command}")
    Settings.instance.put(params[:command])
    'stored'
  end

  get '/later' do
    system("x #{Settings.instance.stored}") # want RBN201
    system("x #{Settings.instance.label}")
  end

  get '/class-method' do
    Backend.instance.command = params[:command]
    system("x #{Backend.instance.command}") # want RBN201
    system("x #{Backend.instance.label}")
    Backend.fresh.label = params[:label]
    system("x #{Backend.fresh.label}")
  end

  get '/helper' do
    backend(:a).command = params[:command]
    system("x #{backend(:b).command}") # want RBN201
    system("x #{backend(:b).label}")
    either(nil).command = params[:command]
    system("x #{either(nil).command}")
  end
end
