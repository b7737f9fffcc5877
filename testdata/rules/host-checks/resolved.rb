# frozen_string_literal: true

require 'sinatra/base'
require 'net/http'
require 'resolv'
require 'ipaddr'
require 'socket'

# The host of an address, checked by a method, by where it ends, by the address that it stands for.
class Resolved < Sinatra::Base
  HOSTS = %w[api.example.org www.example.org].freeze
  NETWORKS = [IPAddr.new('10.0.0.0/8'), IPAddr.new('127.0.0.0/8')].freeze

  helpers do
    def listed?(host) = HOSTS.include?(host)

    def internal?(host)
      address = IPSocket.getaddress(host)
      NETWORKS.any? { |network| network.include?(address) }
    rescue SocketError
      true
    end

    def outside?(host)
      addresses = Resolv.getaddresses(host)
      addresses.any? && addresses.none? { |a| NETWORKS.any? { |network| network.include?(a) } }
    end
  end

  get '/listed' do
    uri = URI.parse(params[:to])
    Net::HTTP.get(uri) if params[:now] # want RBN601
    halt 403 unless listed?(uri.host)
    Net::HTTP.get(uri)
  end

  get '/internal' do
    uri = URI.parse(params[:to])
    halt 403 if internal?(uri.hostname)
    Net::HTTP.get(uri)
  end

  get '/outside' do
    uri = URI.parse(params[:to])
    halt 403 unless outside?(uri.host)
    Net::HTTP.get(uri)
  end

  get '/scheme' do
    uri = URI.parse(params[:to])
    halt 403 unless listed?(uri.scheme)
    Net::HTTP.get(uri) # want RBN601
  end

  get '/captured' do
    uri = URI.parse(params[:to])
    address = Resolv.getaddress(uri.host)
    halt 403 unless NETWORKS.none? { |network| network.include?(address) }
    Net::HTTP.get(uri)
  end

  get '/private' do
    uri = URI.parse(params[:to])
    address = IPAddr.new(Resolv.getaddress(uri.host))
    halt 403 if address.private? || address.loopback?
    Net::HTTP.get(uri)
  end

  get '/inside' do
    address = IPAddr.new(params[:ip])
    halt 403 unless IPAddr.new('10.20.0.0/16').include?(address)
    TCPSocket.new(address.to_s, 502).close
  end

  get '/written' do
    halt 400 unless params[:ip].match?(/\A10\.1\.0\.\d{1,3}\z/)
    TCPSocket.new(params[:ip], 502).close
  end

  get '/any' do
    halt 400 unless params[:ip].match?(/\A\d+\.\d+\.\d+\.\d+\z/)
    TCPSocket.new(params[:ip], 502).close # want RBN601
  end

  # What it ends with says where it is, if nothing ends it before.
  get '/tail' do
    host = params[:host].to_s
    host += '.sensors.example' unless host.end_with?('.sensors.example')
    TCPSocket.new(host, 502).close
    Net::HTTP.get(URI("https://#{host}/")) if params[:now] # want RBN601
  end

  get '/tenant' do
    TCPSocket.new("#{params[:tenant]}.example.org", 502).close
    Net::HTTP.get(URI("https://#{params[:tenant]}.example.org/")) # want RBN601
    Net::HTTP.get(URI("https://#{CGI.escape(params[:tenant])}.example.org/"))
    Net::HTTP.get(URI("https://#{CGI.escape(params[:tenant])}/")) # want RBN601
    Net::HTTP.get(URI("https://api.example.org#{CGI.escape(params[:tenant])}/")) # want RBN601
  end

  get '/case' do
    uri = URI.parse(params[:to])
    case uri.host
    when /\.example\.org\z/ then Net::HTTP.get(uri)
    when /example\.org\z/ then Net::HTTP.get(uri) # want RBN601
    end
  end

  # Another host in the place of the one that was asked for.
  get '/set' do
    uri = URI.parse(params[:to])
    uri.host = 'api.example.org'
    Net::HTTP.get(uri)
    File.write(uri.to_s, '') # want RBN301
    uri.host = params[:host]
    Net::HTTP.get(uri) # want RBN601
  end
end
