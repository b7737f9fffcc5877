# frozen_string_literal: true

require 'faraday'
require 'httparty'
require 'net/http'
require 'sinatra/base'

# Asks the services of the workspace.
class Works
  include HTTParty
  base_uri 'http://127.0.0.1:3001'

  def self.stop(name) = post('/stops', body: name)
end

class App < Sinatra::Base
  TOWER = 'http://127.0.0.1:3000'

  helpers do
    def tower = @tower ||= Faraday.new(url: TOWER)
  end

  # Another service, another path, numbers, and names without dots.
  post '/others' do
    Net::HTTP.post(URI('https://api.example.com/v2/status'), params[:a])
    tower.get('/bells', { name: params[:b] })
    tower.get("/bells/#{params[:c].to_i}/ring")
    tower.get("/bells/by-number/#{params[:d]}")
    tower.get("/bells/#{params[:e].to_s.delete('./')}")
    204
  end

  get '/read' do
    tower.get("/bells/#{params[:name]}")
    204
  end

  get '/search' do
    tower.get('/search', { name: params[:name], count: 1 })
    204
  end

  post '/remove' do
    Faraday.post("#{TOWER}/search", { name: params[:name] }.to_json)
    204
  end

  post '/start' do
    Net::HTTP.post(URI("http://127.0.0.1:3001/works/#{params[:name]}/start?now=1"), '')
    204
  end

  post '/stop' do
    Works.stop(params[:name])
    204
  end

  get '/show' do
    Net::HTTP.get(URI.parse("http://127.0.0.1:3001/v1/show/#{params[:name]}"))
    204
  end

  get '/log' do
    HTTParty.get("http://127.0.0.1:8000/launch/#{params[:name]}/log")
    204
  end

  # Another path, and a number.
  post '/verses/others' do
    http = Net::HTTP.new('127.0.0.1', 3050)
    http.request(Net::HTTP::Get.new("/verses/#{params[:name]}"))
    http.request_get("/poems/#{params[:n].to_i}/line")
    204
  end

  get '/line' do
    Net::HTTP.new('127.0.0.1', 3050).request_get("/poems/#{params[:name]}/line")
    204
  end

  post '/verse' do
    request = Net::HTTP::Post.new('/verses')
    request.body = params[:name]
    Net::HTTP.start('127.0.0.1', 3050) { |http| http.request(request) }
    204
  end

  post '/send' do
    Net::HTTP.new('127.0.0.1', 3050).send_request('POST', '/verses', params[:name])
    204
  end
end
