# frozen_string_literal: true

require 'json'
require 'net/http'
require 'rack/test'
require 'sinatra/base'

# Methods of these names that declare no route.
class Store
  def initialize(db, http)
    @db = db
    @http = http
  end

  def get(key)
    yield @db[key]
  end

  def purge
    @db.delete('DELETE FROM papers') { |row| system("p #{row}") }
    @http.post('https://papers.example') { |answer| system("p #{answer}") }
    get(:key) { |value| system("p #{value}") }
  end
end

# Rack::Test asks an application; what its blocks are given is the answer.
class StoreTest
  include Rack::Test::Methods

  def test_it
    get('/x') { |answer| system("p #{answer.body}") }
  end

  get('/in/a/class/that/is/no/application') { |x| system("p #{x}") }
end

class TrapApp < Sinatra::Base
  def self.table(name)
    @tables ||= {}
    @tables.delete(name) { |key| system("p #{key}") }
  end

  get '/trap' do
    store = Store.new({}, Net::HTTP.new('papers.example'))
    store.get('/y') { |value| system("p #{value}") }
    cache.delete('/x') { |key| system("p #{key}") }
    system("p #{params[:x]}") # want RBN201 route=GET:/trap
  end
end
