# frozen_string_literal: true

require 'base64'
require 'csv'
require 'date'
require 'digest'
require 'ipaddr'
require 'json'
require 'oj'
require 'openssl'
require 'ox'
require 'psych'
require 'securerandom'
require 'sinatra/base'
require 'time'
require 'yaml'
require 'zlib'

# Formats of data: what builds objects, what carries text on, and what is left of it.
class App < Sinatra::Base
  NODES = 'a: 1'

  post '/nodes' do
    YAML.parse(params[:x]).to_ruby # want RBN501
    Psych.parse(params[:x]).children
    YAML.parse(NODES).to_ruby
    'done'
  end

  get '/files' do
    YAML.load_file(params[:x]) # want RBN301
    CSV.read("data/#{params[:x]}") # want RBN301
    system("p #{YAML.load_file(params[:x])['name']}") # want RBN301
    system("p #{YAML.load_file('settings.yml')['name']} #{params[:x].size}")
  end

  post '/oj' do
    Oj.object_load(params[:x]) # want RBN501
    Oj.object_load('{}')
    'done'
  end

  post '/ox' do
    Ox.load(params[:x], mode: :object) # want RBN501
    Ox.load(params[:x], mode: :generic)
    Ox.parse_obj(params[:x]) # want RBN501
    'done'
  end

  post '/written' do
    system("p #{params.to_json}") # want RBN201
    system("p #{[params[:x]].to_csv}") # want RBN201
    system("p #{params[:x].parse_csv.first}") # want RBN201
    system("p #{%w[a b].to_csv} #{params[:x].size}")
  end

  # No letter of Base64 means anything to a shell, but "/" does in a path.
  get '/base64' do
    system("p #{Base64.encode64(params[:x])}")
    system("p #{Base64.strict_encode64(params[:x])}")
    File.read("data/#{Base64.strict_encode64(params[:x])}") # want RBN301
    File.read("data/#{Base64.urlsafe_encode64(params[:x])}")
    system("p #{Base64.decode64(params[:x])}") # want RBN201
  end

  get '/digest' do
    File.read("data/#{Digest::SHA256.hexdigest(params[:x])}")
    File.read("data/#{OpenSSL::HMAC.hexdigest('SHA256', 'key', params[:x])}")
    system("p #{Digest::SHA256.base64digest(params[:x])}")
    File.read("data/#{Digest::SHA256.base64digest(params[:x])}") # want RBN301
    File.read("data/#{params[:x]}") # want RBN301
  end

  get '/random' do
    system("p #{Zlib.crc32(params[:x])}")
    system("p #{SecureRandom.hex(params[:n].to_i)}")
    system("p #{params[:x]}-#{SecureRandom.uuid}") # want RBN201
  end

  post '/compressed' do
    system("p #{Zlib::Inflate.inflate(params[:x])}") # want RBN201
    system("p #{Zlib.gunzip(params[:x])}") # want RBN201
    system("p #{Zlib.gunzip(Zlib.gzip('x'))} #{params[:x].size}")
  end

  # A date or an address that was understood is written out anew.
  get '/dates' do
    system("p #{Time.parse(params[:x])}")
    system("p #{Date.parse(params[:x])}")
    system("p #{Date.parse(params[:x]).strftime('%Y')}")
    system("p #{IPAddr.new(params[:x])}")
    system("p #{Date.new(2000, 1, 1).strftime(params[:x])}") # want RBN201
    system("p #{Date.today.strftime(params[:x])}") # want RBN201
    system("p #{Time.now.strftime("%Y #{params[:x]}")}") # want RBN201
  end
end
