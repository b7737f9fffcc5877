# frozen_string_literal: true

require 'excon'
require 'http'
require 'json'
require 'net/http'
require 'rest-client'
require 'sinatra/base'

# Asks the service of the workspace in the ways that clients have.
module Depot
  HOST = '127.0.0.1'
  PORT = 3070
  BASE = "http://#{HOST}:#{PORT}"
  JSON_TYPE = { 'Content-Type' => 'application/json' }.freeze

  module_function

  def read(name) = Net::HTTP.get(HOST, "/read?name=#{name}", PORT)

  # Another machine, whose path is not one of these.
  def read_elsewhere(name) = Net::HTTP.get('depot.example.com', "/v2/status?name=#{name}", 80)

  # Whoever calls it says which host.
  def read_at(host, name) = Net::HTTP.get(URI("http://#{host}:3070/read?name=#{name}")) # want RBN601

  def read_built(name)
    Net::HTTP.get(URI::HTTP.build(host: HOST, port: PORT, path: '/read', query: "name=#{name}"))
  end

  def store(name)
    http = Net::HTTP.new(HOST, PORT)
    http.request(Net::HTTP::Post.new('/store', JSON_TYPE), JSON.generate(name: name)).body
  end

  def store_typed(name)
    request = Net::HTTP::Post.new('/store', 'Content-Type' => 'application/json')
    request.body = JSON.generate(name: name)
    Net::HTTP.start(HOST, PORT) { |http| http.request(request) }.body
  end

  def list(name) = Excon.new(BASE).post(path: '/list', body: JSON.generate(name: name)).body

  def list_requested(name)
    Excon.new(BASE).request(method: :post, path: '/list', body: JSON.generate(name: name)).body
  end

  def list_executed(name)
    RestClient::Request.execute(method: :post, url: "#{BASE}/list", payload: JSON.generate(name: name))
  end

  def find(name) = HTTP.timeout(3).headers('X' => 'y').get("#{BASE}/find", params: { name: name }).to_s
  def find_opened(name) = URI("#{BASE}/find?name=#{name}").open.read

  # One method makes several requests.
  def ask(path, payload)
    Net::HTTP.post(URI("#{BASE}#{path}"), JSON.generate(payload), JSON_TYPE).body
  end

  def send_to(path, payload)
    uri = URI(BASE + path)
    request = Net::HTTP::Post.new(uri, JSON_TYPE)
    request.body = payload.to_json
    Net::HTTP.start(uri.host, uri.port) { |http| http.request(request) }.body
  end

  def count_made(name)
    http = Net::HTTP.new(HOST, PORT)
    http.request(Net::HTTP::Post.new('/count', JSON_TYPE), JSON.generate(name: name)).body
  end
end

class App < Sinatra::Base
  # Numbers, another machine, and what only counts.
  post '/count' do
    Depot.read(params[:a].to_i)
    Depot.read_elsewhere(params[:b])
    Depot.read_at(params[:host], 'fixed')
    Depot.ask('/count', name: params[:c])
    Depot.send_to('/count', { name: params[:d] })
    Depot.count_made(params[:e])
    Depot.ask('/open', name: 'fixed')
    204
  end

  get('/read') { Depot.read(params[:a]) }
  get('/read/built') { Depot.read_built(params[:a]) }
  post('/store') { Depot.store(params[:a]) }
  post('/store/typed') { Depot.store_typed(params[:a]) }
  post('/list') { Depot.list(params[:a]) }
  post('/list/requested') { Depot.list_requested(params[:a]) }
  post('/list/executed') { Depot.list_executed(params[:a]) }
  get('/find') { Depot.find(params[:a]) }
  get('/find/opened') { Depot.find_opened(params[:a]) }
  post('/open') { Depot.ask('/open', name: params[:a]) }
  post('/open/sent') { Depot.send_to('/open', { name: params[:a] }) }
end
