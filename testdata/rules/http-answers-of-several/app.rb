# frozen_string_literal: true

require 'faraday'
require 'json'
require 'net/http'
require 'sinatra/base'

# Asks a service by two libraries, and reads both answers in one place.
class Client
  def initialize
    @conn = Faraday.new(url: 'http://jobs.example')
  end

  def plan(id)
    parse Net::HTTP.post(URI('http://jobs.example/plan'), JSON.generate(id: id))
  end

  def next_job
    parse @conn.post('/next', '{}')
  end

  # Nobody's answer.
  def note(text)
    read(Note.new(text))
  end

  private

  def parse(response) = JSON.parse(response.body)

  def read(note) = JSON.parse(note.body)
end

Note = Struct.new(:title) do
  def body = '{"command": "uptime"}'
end

class App < Sinatra::Base
  post '/plan' do
    system(Client.new.plan(3)['command']) # want RBN201
    ''
  end

  post '/next' do
    system(Client.new.next_job['command']) # want RBN201
    ''
  end

  post '/note' do
    system(Client.new.note('title')['command'])
    ''
  end
end
