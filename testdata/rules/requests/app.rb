# frozen_string_literal: true

require 'net/http'
require 'open-uri'
require 'socket'
require 'faraday'
require 'httparty'
require 'rest-client'
require 'sinatra/base'
require_relative 'lib/fetcher'
require_relative 'lib/github'

# Requests to servers that the request chooses, or that the program does.
class App < Sinatra::Base
  get '/built' do
    Net::HTTP.get(URI::HTTPS.build(host: 'papers.example', path: "/#{params[:id]}"))
    Net::HTTP.get(URI::HTTPS.build(host: 'papers.example', path: '/x', query: URI.encode_www_form(a: params[:a])))
    Net::HTTP.get(URI::HTTPS.build(host: params[:host], path: '/x')) # want RBN601
    Net::HTTP.get(URI::HTTP.build({ host: params[:host], path: '/x' })) # want RBN601
    Net::HTTP.get(URI::HTTP.build({ host: 'papers.example', path: params[:path] }))
    ''
  end

  API = 'https://api.example.com'
  HOSTS = %w[www.example.com static.example.com].freeze
  FEEDS = { 'news' => 'https://example.com/news.xml' }.freeze

  get '/whole' do
    Net::HTTP.get(URI(params[:url])) # want RBN601
    Net::HTTP.get(URI.parse(params[:url])) # want RBN601
    Net::HTTP.get_response(params[:host], '/status') # want RBN601
    Net::HTTP.get_response('status.example.com', params[:path])
    Net::HTTP.start(params[:host], 443, use_ssl: true) { |http| http.get('/') } # want RBN601
    Net::HTTP.new(params[:host], 80).get('/') # want RBN601
    Net::HTTP.new('example.com', params[:port].to_i).get("/#{params[:path]}")
    URI.open(params[:url]) # want RBN601 RBN301 RBN201
    URI.open(FEEDS.fetch(params[:feed]))
    URI.parse(params[:url]).open.read # want RBN601
    URI(params[:url]).read # want RBN601
    'fetched'
  end

  get '/built' do
    Net::HTTP.get(URI("https://#{params[:host]}/status")) # want RBN601
    Net::HTTP.get(URI("https://#{params[:tenant]}.example.com/")) # want RBN601
    Net::HTTP.get(URI("https://example.com#{params[:path]}")) # want RBN601
    Net::HTTP.get(URI("https://example.com:#{params[:port]}/")) # want RBN601
    Net::HTTP.get(URI("https://example.com/#{params[:path]}"))
    Net::HTTP.get(URI("https://example.com/search?q=#{params[:q]}"))
    Net::HTTP.get(URI("https://example.com?q=#{params[:q]}"))
    Net::HTTP.get(URI("#{API}/papers/#{params[:id]}"))
    Net::HTTP.get(URI("#{ENV['API_URL']}/papers/#{params[:id]}"))
    Net::HTTP.get(URI("#{settings.api}/papers/#{params[:id]}/#{params[:page]}"))
    Net::HTTP.get(URI("#{params[:server]}/papers/1")) # want RBN601
    Net::HTTP.get(URI('https://example.com/' + params[:path]))
    Net::HTTP.get(URI('https://example.com' + params[:path])) # want RBN601
    Net::HTTP.get(URI('https://example.com/papers/' + params[:id] + '.json'))
    Net::HTTP.get(URI(File.join(API, params[:path])))
    Net::HTTP.get(URI.join(API, params[:path])) # want RBN601
    Net::HTTP.get(URI(format('https://example.com/%s', params[:path])))
    Net::HTTP.get(URI(format('https://%s/status', params[:host]))) # want RBN601
    Net::HTTP.get(URI('https://example.com/papers/%s' % params[:id]))
    open("https://#{params[:host]}/feed") # want RBN601
    'fetched'
  end

  get '/branches' do
    address = params[:remote] ? 'https://example.com/remote/' : 'https://example.com/local'
    sign = address.include?('?') ? '&' : '?'
    Net::HTTP.get(URI(address + "#{sign}#{params[:q]}"))
    host = params[:remote] ? 'https://example' : 'https://www.example'
    Net::HTTP.get(URI(host + params[:domain])) # want RBN601
    'fetched'
  end

  get '/parts' do
    uri = URI.parse('https://example.com')
    uri.path = "/papers/#{params[:id]}"
    uri.query = URI.encode_www_form(q: params[:q])
    Net::HTTP.get(uri)
    other = URI.parse('https://example.com')
    other.host = params[:host]
    Net::HTTP.get(other) # want RBN601
    'fetched'
  end

  get '/checked' do
    uri = URI.parse(params[:url])
    halt 403 unless HOSTS.include?(uri.host)
    Net::HTTP.get(uri)
    'fetched'
  end

  get '/checked-text' do
    url = params[:url]
    halt 403 unless HOSTS.include?(URI.parse(url).host)
    Net::HTTP.get(URI(url))
    'fetched'
  end

  get '/checked-domain' do
    uri = URI(params[:url])
    if uri.is_a?(URI::HTTP) && uri.host.end_with?('.example.com')
      Net::HTTP.get(uri)
    else
      halt 400
    end
  end

  get '/checked-prefix' do
    url = params[:url]
    halt 400 unless url.start_with?('https://example.com/')
    Net::HTTP.get(URI(url))
    'fetched'
  end

  get '/checked-pattern' do
    halt 400 unless params[:url] =~ %r{\Ahttps://(www|static)\.example\.com/}
    Net::HTTP.get(URI(params[:url]))
    'fetched'
  end

  get '/checked-host' do
    url = params[:url]
    host = URI.parse(url).host
    halt 403 unless HOSTS.include?(host)
    Net::HTTP.get(URI(url))
    'fetched'
  end

  get '/checked-match' do
    if %r{\Ahttps://example\.com/}.match?(params[:url])
      Net::HTTP.get(URI(params[:url]))
    end
    'fetched'
  end

  # A host that only begins or ends so is not the one that is meant.
  get '/checked-badly' do
    url = params[:url]
    halt 400 unless url.start_with?('https://example.com') # want RBN002
    Net::HTTP.get(URI(url)) # want RBN601
    uri = URI.parse(params[:other])
    halt 400 unless uri.host.end_with?('example.com')
    Net::HTTP.get(uri) # want RBN601
    halt 400 unless uri.scheme == 'https'
    Net::HTTP.get(uri) # want RBN601
    'fetched'
  end

  get '/helper' do
    uri = URI(params[:url])
    halt 403 unless allowed?(uri)
    Net::HTTP.get(uri)
    Fetcher.new(params[:page_url]).fetch
    Fetcher.page(params[:page])
    Github.new.user(params[:user])
    'fetched'
  end

  get '/clients' do
    Faraday.get(params[:url]) # want RBN601
    Faraday.get("#{API}/papers/#{params[:id]}")
    Faraday.new(url: params[:url]).get('/') # want RBN601
    Faraday.new(url: API).get("/papers/#{params[:id]}")
    HTTParty.get(params[:url]) # want RBN601
    HTTParty.post("#{API}/papers", body: { title: params[:title] })
    RestClient.get(params[:url]) # want RBN601
    RestClient.post("#{API}/papers", title: params[:title])
    RestClient::Request.execute(method: :get, url: params[:url]) # want RBN601
    RestClient::Request.execute(method: :get, url: API, headers: { params: { q: params[:q] } })
    Excon.get(params[:url]) # want RBN601
    Typhoeus.get(params[:url]) # want RBN601
    Typhoeus::Request.new(params[:url]).run # want RBN601
    HTTP.get(params[:url]) # want RBN601
    HTTP.request(:get, params[:url]) # want RBN601
    HTTP.headers(accept: params[:type]).get(API)
    HTTPClient.new.get(params[:url]) # want RBN601
    TCPSocket.new(params[:host], 80) # want RBN601
    TCPSocket.open('localhost', params[:port]) { |socket| socket.puts 'ping' }
    'fetched'
  end

  get '/chain' do
    HTTP.timeout(3).headers(accept: 'x').get("https://#{params[:region]}.api.test/") # want RBN601
    HTTP.timeout(3).get("https://api.test/#{params[:name]}")
    HTTP.auth(params[:token]).post('https://api.test/', json: { url: params[:url] })
    HTTPX.with(timeout: 3).plugin(:follow_redirects).get(params[:url]) # want RBN601
    HTTPX.with(timeout: 3).get('https://api.test/', params: { url: params[:url] })
    'fetched'
  end

  FIXED = Faraday.new(url: 'https://api.test')

  get '/connection' do
    FIXED.get("/papers/#{params[:name]}")
    FIXED.get(params[:path]) # want RBN601
    open = Faraday.new { |conn| conn.url_prefix = params[:url] } # want RBN601
    open.get('/papers')
    closed = Faraday.new('https://api.test') { |conn| conn.request :json }
    closed.post('/papers', { name: params[:name] }.to_json)
    closed.get(params[:path]) # want RBN601
    'fetched'
  end

  def allowed?(uri)
    uri.scheme == 'https' && HOSTS.include?(uri.host)
  end
end
