# frozen_string_literal: true

require 'sinatra/base'

# What stands behind an exit is not reached with what went before it.
class App < Sinatra::Base
  NAME = /\A[a-z]+\z/.freeze

  get '/halt' do
    x = params[:x]
    halt 400 unless x.match?(NAME)
    system("p #{x}")
  end

  get '/error' do
    x = params[:x]
    error 400, 'no such input' unless x.match?(NAME)
    system("p #{x}")
  end

  get '/not-found' do
    x = params[:x]
    not_found unless x.match?(NAME)
    system("p #{x}")
  end

  get '/redirect' do
    x = params[:x]
    redirect '/' unless x.match?(NAME)
    system("p #{x}")
  end

  get '/pass' do
    x = params[:x]
    pass unless x.match?(NAME)
    system("p #{x}")
  end

  get '/raise' do
    x = params[:x]
    fail ArgumentError unless x.match?(NAME)
    system("p #{x}")
  end

  get '/throw' do
    x = params[:x]
    throw :halt, 400 unless x.match?(NAME)
    system("p #{x}")
  end

  get '/next' do
    params[:names].each do |name|
      next unless name.match?(NAME)

      system("p #{name}")
    end
  end

  get '/break' do
    params[:names].each do |name|
      break unless name.match?(NAME)

      system("p #{name}")
    end
  end

  get '/begin' do
    x = params[:x]
    begin
      raise ArgumentError unless x.match?(NAME)
    rescue ArgumentError
      halt 400
    end
    system("p #{x}")
  end

  get '/rescued-and-used' do
    x = params[:x]
    begin
      raise ArgumentError unless x.match?(NAME)
    rescue ArgumentError
      logger.warn 'odd input'
    end
    system("p #{x}") # want RBN201
  end

  get '/only-said' do
    x = params[:x]
    status 400 unless x.match?(NAME)
    system("p #{x}") # want RBN201
  end
end
