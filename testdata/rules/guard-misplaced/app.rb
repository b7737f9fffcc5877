# frozen_string_literal: true

require 'sinatra/base'

# Guards that guard nothing.
class App < Sinatra::Base
  NAME = /\A[a-z]{1,100}\z/.freeze

  get '/other-variable' do
    x = params[:x]
    y = params[:y]
    halt 400 unless x.match?(NAME)
    system("p #{x}")
    system("p #{y}") # want RBN201 from=11
  end

  get '/other-parameter' do
    halt 400 unless params[:x].match?(NAME)
    system("p #{params[:y]}") # want RBN201
  end

  get '/after-use' do
    x = params[:x]
    system("p #{x}") # want RBN201
    halt 400 unless x.match?(NAME)
    system("p #{x}")
  end

  get '/without-exit' do
    x = params[:x]
    logger.warn 'odd input' unless x.match?(NAME)
    system("p #{x}") # want RBN201
  end

  get '/only-one-branch' do
    x = params[:x]
    if params[:strict]
      halt 400 unless x.match?(NAME)
    end
    system("p #{x}") # want RBN201
  end

  get '/either-will-do' do
    x = params[:x]
    halt 400 unless x.match?(NAME) || params[:force]
    system("p #{x}") # want RBN201
  end

  get '/new-value' do
    x = params[:x]
    halt 400 unless x.match?(NAME)
    x = params[:y]
    system("p #{x}") # want RBN201 from=52
  end

  get '/written-between' do
    halt 400 unless params[:x].match?(NAME)
    params[:x] = params[:y]
    system("p #{params[:x]}") # want RBN201 from=58
  end

  get '/untidied' do
    x = params[:x]
    halt 400 unless x.strip.match?(NAME) # want RBN003
    system("p #{x}") # want RBN201
  end
end
