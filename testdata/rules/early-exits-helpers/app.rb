# frozen_string_literal: true

require 'sinatra/base'
require_relative 'denials'
require_relative 'importer'

# Helpers that never return: what follows a call of one is not reached with what went before it.
class App < Sinatra::Base
  include Denials

  NAME = /\A[a-z]+\z/.freeze

  get '/deny' do
    x = params[:x]
    deny 'no such input' unless x.match?(NAME)
    system("p #{x}")
  end

  get '/unauthorized' do
    x = params[:x]
    unauthorized! unless x.match?(NAME)
    system("p #{x}")
  end

  get '/through' do
    x = params[:x]
    missing(x) unless x.match?(NAME)
    system("p #{x}")
  end

  get '/block' do
    x = params[:x]
    logged('no such input') unless x.match?(NAME)
    system("p #{x}")
  end

  get '/block-given' do
    x = params[:x]
    logged('no such input') { NAME } unless x.match?(NAME)
    system("p #{x}") # want RBN201
  end

  get '/sometimes' do
    x = params[:x]
    strict(x) unless x.match?(NAME)
    system("p #{x}") # want RBN201
  end

  get '/abstract' do
    x = params[:x]
    prepare unless x.match?(NAME)
    system("p #{x}") # want RBN201
  end

  get '/ambiguous' do
    x = params[:x]
    refuse unless x.match?(NAME)
    system("p #{x}") # want RBN201
  end

  def prepare
    raise NotImplementedError
  end

  def refuse
    halt 403
  end
end
