# frozen_string_literal: true

require 'sinatra/base'
require 'json'
require 'logger'

# A formatter of its own.
class Lines < Logger::Formatter
  def call(severity, _time, _program, message)
    "#{JSON.dump(severity: severity, message: message)}\n"
  end
end

# What an object is given to log with.
class Service
  def initialize(log) = @log = log

  def run(name)
    @log.info("run #{name}")
  end
end

class Other
  def initialize(log) = @log = log

  def run(name)
    @log.info("run #{name}") # want RBN702
  end
end

class App < Sinatra::Base
  PLAIN = Logger.new($stderr)
  MADE = Logger.new($stderr, formatter: ->(_s, _t, _p, message) { JSON.generate(message: message) })
  SET = Logger.new($stderr)
  SET.formatter = proc { |_s, _t, _p, message| "#{{ message: message }.to_json}\n" }
  SHORT = Logger.new($stderr)
  SHORT.formatter = proc { |_s, _t, _p, message| "#{message}\n" }

  set :audit, Logger.new('/var/log/audit.log', formatter: Lines.new)

  helpers do
    def kept = @kept ||= Logger.new($stdout, formatter: Lines.new)
  end

  get '/plain' do
    PLAIN.info(params[:name]) # want RBN702
    PLAIN.add(Logger::WARN, params[:name]) # want RBN702
    SHORT.info(params[:name]) # want RBN702
    PLAIN.error(ArgumentError.new(params[:name])) # want RBN702
    PLAIN.error(ArgumentError.new('no name'))
    PLAIN.error(params.to_h)
    SET.error(ArgumentError.new(params[:name]))
    204
  end

  get '/json' do
    MADE.info(params[:name])
    MADE.add(Logger::WARN, params[:name])
    SET.info("name #{params[:name]}")
    settings.audit.warn(params[:name])
    kept.error(params[:name])
    204
  end

  get '/services' do
    Service.new(SET).run(params[:name])
    Other.new(PLAIN).run(params[:name])
    204
  end
end
