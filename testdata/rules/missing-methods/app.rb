# frozen_string_literal: true

require 'sinatra/base'

# Answers what it does not define.
class Shell
  def method_missing(name, *args, &block)
    return super unless respond_to_missing?(name)

    system("#{name} #{args.join(' ')}") # want RBN201
  end

  def respond_to_missing?(name, include_private = false)
    name.to_s.start_with?('do_') || super
  end
end

# Hands everything on.
class Proxy
  def initialize(target)
    @target = target
  end

  def method_missing(name, *args, **options, &block)
    @target.public_send(name, *args, **options, &block)
  end

  def respond_to_missing?(*) = true
end

# What is behind the proxy.
class Target
  def run(name)
    system("x #{name}") # want RBN201
  end

  def safe(name)
    system('x', name)
  end
end

# Reads its settings by name.
class Settings
  def initialize(values)
    @values = values
  end

  def method_missing(name, *args)
    if name.end_with?('=')
      @values[name.to_s.chomp('=').to_sym] = args.first
    else
      @values.fetch(name) { super }
    end
  end

  def respond_to_missing?(name, _all = false) = @values.key?(name)
end

# Has no method_missing.
class Plain
  def known(name)
    system('x', name)
  end
end

class App < Sinatra::Base
  get '/shell' do
    Shell.new.do_list(params[:name])
    Shell.new.do_list('fixed')
    Plain.new.known(params[:name])
  end

  get '/proxy' do
    Proxy.new(Target.new).run(params[:name])
    Proxy.new(Target.new).safe(params[:name])
  end

  get '/settings' do
    settings = Settings.new({ command: params[:command] })
    system("x #{settings.command}") # want RBN201
    fixed = Settings.new({ command: 'list' })
    system("x #{fixed.command}")
  end

  get '/text' do
    params[:name].do_list(params[:other])
  end
end
