# frozen_string_literal: true

require 'net/http'
require 'open3'
require 'sinatra/base'

# What a service of the workspace answers is what its code makes of the request.
class Board
  BASE = URI('http://127.0.0.1:7801')

  def echo(text) = Net::HTTP.post(BASE + '/echo', text).body
  def length(text) = Net::HTTP.post(BASE + '/length', text).body
  def slug(text) = Net::HTTP.post(BASE + '/slug', text).body

  # Another machine, on which there is a path of the same name.
  def elsewhere(text) = Net::HTTP.post(URI('https://board.example.com/length'), text).body
end

class App < Sinatra::Base
  BOARD = Board.new

  # How long it is, letters, and what another request was about.
  post '/quiet' do
    system("say #{BOARD.length(params[:text])}")
    system("say #{BOARD.slug(params[:text])}")
    BOARD.echo('fixed')
  end

  post '/say' do
    system("say #{BOARD.echo(params[:text])}") # want RBN201 from=30
    204
  end

  post '/say/elsewhere' do
    system("say #{BOARD.elsewhere('x')}") # want RBN201 from=16
    204
  end

  get '/echo' do
    BOARD.echo(params[:text]) # want RBN701
  end

  get '/hello' do
    Net::HTTP.get(URI("http://127.0.0.1:7801/hello/#{params[:name]}")) # want RBN701
  end
end
