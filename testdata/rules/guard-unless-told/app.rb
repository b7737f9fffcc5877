# frozen_string_literal: true

require 'forwardable'
require 'redis'
require 'sinatra/base'

# What is known stands in Redis.
class Registry
  def initialize(redis)
    @redis = redis
  end

  def printer?(name)
    @redis.sismember(:printers, name)
  end

  def in_set?(set, name)
    @redis.sismember(set, name)
  end

  def tray?(name)
    @redis.hexists('trays', name)
  end
end

class Store
  extend Forwardable
  def_delegators :@registry, :printer?, :tray?

  def initialize(redis)
    @registry = Registry.new(redis)
  end
end

# Finders that check unless they are told not to.
module Printers
  PRINTERS = %w[hall office].freeze

  def self.find(name, options = {})
    if options[:unchecked] || PRINTERS.include?(name)
      name
    end
  end

  def self.find_by_key(name, unchecked: false)
    return nil unless unchecked || PRINTERS.include?(name)

    name
  end

  def self.find_by_flag(name, unchecked = false)
    unchecked || PRINTERS.include?(name) ? name : nil
  end

  def self.fetch(name, options = {})
    checked = !options[:unchecked]
    raise 'unknown' if checked && !PRINTERS.include?(name)

    name
  end

  def self.changed(name, options = {})
    options[:unchecked] = true if PRINTERS.empty?
    name if options[:unchecked] || PRINTERS.include?(name)
  end
end

class App < Sinatra::Base
  STORE = Store.new(Redis.new)
  REGISTRY = Registry.new(Redis.new)

  get '/checked' do
    system("p #{Printers.find(params[:name])}")
    system("p #{Printers.find_by_key(params[:name])}")
    system("p #{Printers.find_by_key(params[:name], unchecked: false)}")
    system("p #{Printers.find_by_flag(params[:name])}")
    system("p #{Printers.find_by_flag(params[:name], nil)}")
    system("p #{Printers.fetch(params[:name])}")
  end

  get '/unchecked' do
    system("p #{Printers.find(params[:name], unchecked: true)}") # want RBN201
    system("p #{Printers.find(params[:name], params)}") # want RBN201
    system("p #{Printers.find_by_key(params[:name], unchecked: true)}") # want RBN201
    system("p #{Printers.find_by_key(params[:name], unchecked: params[:force])}") # want RBN201
    system("p #{Printers.find_by_flag(params[:name], true)}") # want RBN201
    system("p #{Printers.fetch(params[:name], unchecked: true)}") # want RBN201
    system("p #{Printers.changed(params[:name])}") # want RBN201
  end

  get '/stored' do
    system("p #{params[:name]}") if STORE.printer?(params[:name])
    system("p #{params[:tray]}") if STORE.tray?(params[:tray])
    system("p #{params[:other]}") if STORE.printer?(params[:name]) # want RBN201
    system("p #{params[:name]}") if REGISTRY.in_set?('printers', params[:name])
    system("p #{params[:name]}") if REGISTRY.in_set?(params[:set], params[:name]) # want RBN201
  end
end
