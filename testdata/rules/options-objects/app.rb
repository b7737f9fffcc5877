# frozen_string_literal: true

require 'depot'
require 'sinatra/base'

# What the routes share, in Ruby.
class Store
  attr_reader :last, :name

  def initialize
    @rows = {}
    @name = 'store'
    @lock = Mutex.new
  end

  def put(key, row)
    @lock.synchronize { @rows[key] = row }
    @last = row
  end

  def get(key) = @lock.synchronize { @rows.fetch(key) }

  def size = @rows.size
end

# Keeps a store that it is given.
class Keeper
  def initialize(store)
    @store = store
  end

  def keep(row)
    @store.put('kept', row)
    nil
  end
end

# The native half is told what to keep by names.
class Depot::Index
  def self.main
    @main ||= _new
  end

  def add(label:, body:)
    _add(label, body)
    nil
  end
end

class App < Sinatra::Base
  set :store, Store.new
  set :other, Store.new
  set :lent, Store.new
  set :untouched, Store.new
  set :keeper, Keeper.new(settings.other)
  set :cache, {}
  set :index, Depot::Index.main
  set :spare, Depot::Index._new

  helpers do
    def store = settings.store

    def keeper = Keeper.new(settings.lent)
  end

  post '/rows' do
    store.put(params[:key], params[:row])
    settings.cache[params[:key]] = params[:cached]
    settings.keeper.keep(params[:kept])
    keeper.keep(params[:lent])
    settings.untouched.put('x', 'constant')
    204
  end

  get '/rows' do
    system("p #{settings.store.last}") # want RBN201 from=67
    system("p #{store.get('a')}") # want RBN201 from=67
    system("p #{settings.cache['a']}") # want RBN201 from=68
    system("p #{settings.other.last}") # want RBN201 from=69
    system("p #{settings.lent.last}") # want RBN201 from=70
    204
  end

  # How much there is, what it is called, and what another object holds.
  get '/sizes' do
    system("p #{store.size} #{settings.store.name} #{settings.cache.size}")
    system("p #{settings.untouched.last} #{settings.untouched.get('x')}")
    204
  end

  post '/index' do
    settings.index.add(label: params[:label].to_s, body: params[:body].to_s)
    204
  end

  get '/index' do
    system("p #{settings.index.fetch('a')}") # want RBN201 from=92
    system("p #{Depot::Index.main.fetch('a')}") # want RBN201 from=92
    system("p #{settings.index.count} #{settings.spare.fetch('a')}")
    204
  end
end
