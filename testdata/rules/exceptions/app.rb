# frozen_string_literal: true

require 'sinatra/base'

# Carries what was wrong.
class Failure < StandardError
  attr_reader :name

  def initialize(name)
    super("failed: #{name}")
    @name = name
  end
end

class App < Sinatra::Base
  get '/value' do
    name = begin
      Integer(params[:name])
    rescue ArgumentError
      params[:name]
    end
    system("x #{name}") # want RBN201
    number = begin
      Integer(params[:name])
    rescue ArgumentError
      0
    end
    system("x #{number}")
  end

  get '/else' do
    name = begin
      check
    rescue StandardError
      'failed'
    else
      params[:name]
    ensure
      'nothing'
    end
    system("x #{name}") # want RBN201
    other = begin
      params[:name]
    rescue StandardError
      'failed'
    else
      'good'
    end
    system("x #{other}")
  end

  get '/ensure' do
    name = 'n'
    begin
      name = params[:name]
      check
    ensure
      system("x #{name}") # want RBN201
    end
  end

  get '/ensure-value' do
    name = begin
      'n'
    ensure
      params[:name]
    end
    system("x #{name}")
  end

  get '/retry' do
    tries = 0
    name = 'n'
    begin
      tries += 1
      system("x #{name}") # want RBN201
      check
    rescue StandardError
      name = params[:name]
      retry if tries < 3
    end
    other = params[:other]
    begin
      system('x', other)
      check
    rescue StandardError
      other = 'o'
      retry
    end
  end

  get '/modifier' do
    name = (check rescue params[:name])
    system("x #{name}") # want RBN201
    number = (Integer(params[:n]) rescue 0)
    system("x #{number}")
  end

  get '/message' do
    raise "no #{params[:name]}"
  rescue RuntimeError => e
    system("x #{e.message}") # want RBN201
  end

  get '/own' do
    raise Failure, params[:name]
  rescue Failure => e
    system("x #{e.name}") # want RBN201
  end

  get '/own-object' do
    raise Failure.new(params[:name])
  rescue Failure => e
    system("x #{e.name}") # want RBN201
  end

  get '/constant' do
    raise 'no such thing'
  rescue RuntimeError => e
    system("x #{e.message}")
  end

  get '/throw' do
    name = catch(:done) do
      throw :done, params[:name]
    end
    system("x #{name}") # want RBN201
    other = catch(:other) do
      throw :other, 'fixed' if params[:name]
      'more'
    end
    system("x #{other}")
  end

  def check
    Integer('1')
  end

  # What is done to the exception that one handler reads is not seen in that of another.
  get '/noted' do
    check
  rescue StandardError => e
    e.note = params[:note]
    system("x #{e.note}") # want RBN201
  end

  get '/other' do
    check
  rescue StandardError => e
    system("x #{e.note}")
  end
end
