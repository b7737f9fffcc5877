# What a block asks a service of the workspace is what the call returns that runs the block.
require 'json'
require 'net/http'
require 'sinatra/base'

class Desk
  HOSTS = ['https://lists.example.org'].freeze

  def trimmed(text)
    request = Net::HTTP::Post.new('/trimmed')
    request.body = JSON.generate(text: text)
    JSON.parse(Net::HTTP.start('127.0.0.1', 7802) { |http| http.request(request) }.body)
  end

  def letters(text)
    request = Net::HTTP::Post.new('/letters')
    request.body = JSON.generate(text: text)
    answer = Net::HTTP.start('127.0.0.1', 7802) { |http| http.request(request) }
    JSON.parse(answer.body)
  end

  # The host is the program's own, whatever the query is.
  def ask(query)
    uri = URI('http://127.0.0.1:7802/count').tap { |u| u.query = URI.encode_www_form(query) }
    Net::HTTP.start(uri.host, uri.port) { |http| http.get(uri.request_uri) }
  end

  def fetch(address)
    link = URI(address)
    return unless HOSTS.include?(link.origin)

    Net::HTTP.get(link)
  end
end

class App < Sinatra::Base
  DESK = Desk.new

  post '/read' do
    File.read(DESK.trimmed(params[:name])['text']) # want RBN301
    File.read(DESK.letters(params[:name])['text'])
    204
  end

  post '/ask' do
    DESK.ask(name: params[:name])
    DESK.fetch(params[:address])
    204
  end
end
