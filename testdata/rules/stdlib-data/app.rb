# frozen_string_literal: true

require 'csv'
require 'digest'
require 'ipaddr'
require 'json'
require 'openssl'
require 'pstore'
require 'securerandom'
require 'sinatra/base'
require 'uri'
require 'yaml'

# Formats, digests and addresses.
class App < Sinatra::Base
  get '/json' do
    system("p #{JSON.pretty_unparse(params[:x])}") # want RBN201
    system("p #{JSON[params[:x]]}") # FN_RBN201
    system("p #{JSON[%w[x]]} #{JSON.create_id} #{params[:x].size}")
    JSON.load_file!(params[:x]) # want RBN301
    JSON.load_file!('data.json')
    system("p #{JSON.load_file!('data.json')}")
  end

  get '/csv' do
    system("p #{CSV.generate { |csv| csv << [params[:x]] }}") # want RBN201
    system("p #{CSV.generate { |csv| csv << ['x'] }}")
    system("p #{CSV.generate(params[:x]) { |csv| csv << ['x'] }}") # want RBN201
    csv = CSV.new(params[:x])
    csv.each { |row| system("p #{row[0]}") } # want RBN201
    system("p #{csv.shift}") # want RBN201
    system("p #{csv.lineno} #{csv.col_sep}")
    rows = CSV.new('x')
    rows << [params[:x]]
    rows.add_row(['y'])
    CSV.readlines(params[:x]) # want RBN301
    system("p #{CSV.readlines('a.csv').first}") # want RBN201
    CSV.foreach('a.csv', headers: true) do |row|
      system("p #{row.field('name')} #{row.index('name')}") # want RBN201
      row.each { |name, value| system("p #{name} #{value}") } # want RBN201
    end
    system("p #{CSV.parse(params[:x]).first.last}") # want RBN201
  end

  get '/digests' do
    digest = Digest::SHA256.new
    digest << params[:x]
    system("p #{digest.hexdigest}")
    system("p #{Digest::SHA256.digest(params[:x]).unpack1('H*')}")
    system("p #{Digest::SHA256.file(params[:x]).hexdigest}") # want RBN301
    system("p #{Digest::SHA256.file('VERSION').block_length}")
    system("p #{OpenSSL::HMAC.digest('SHA256', 'key', params[:x])}")
    system("p #{OpenSSL::HMAC.base64digest('SHA256', 'key', params[:x])}")
    system("p #{params[:x]}") # want RBN201
  end

  get '/ciphers' do
    cipher = OpenSSL::Cipher.new('aes-256-cbc')
    cipher.decrypt
    cipher.key = params[:key]
    system("p #{cipher.update(params[:x])}") # want RBN201
    system("p #{cipher.final} #{cipher.random_iv}")
    system("p #{SecureRandom.bytes(params[:n].to_i)}")
  end

  get '/addresses' do
    uri = URI.parse('http://example.com')
    uri.path = params[:x]
    system("p #{uri}") # want RBN201
    system("p #{uri.path}") # want RBN201
    system("p #{uri.default_port}")
    fixed = URI.parse('http://example.com')
    system("p #{fixed} #{fixed.path}")
    system("p #{fixed + params[:x]}") # want RBN201
    system("p #{(fixed + 'x').normalize}")
    opaque = URI.parse('mailto:a@example.com')
    opaque.opaque = params[:x]
    system("p #{opaque}") # want RBN201
    system("p #{URI.parse(params[:x]).normalize.user}") # want RBN201
    system("p #{URI::HTTP.build(host: 'example.com', path: params[:x])}") # want RBN201
    system("p #{URI::HTTP.build(host: 'example.com', path: '/x')}")
    system("p #{IPAddr.new(params[:x]).mask(24).to_range}")
  end

  get '/stores' do
    store = PStore.new('a.store')
    system("p #{store.transaction { params[:x] }}") # want RBN201
    system("p #{store.transaction { store.fetch(:x) }} #{store.path}")
  end
end

post '/csv-heads' do
  rows = CSV.parse(params[:csv], headers: true)
  system("echo #{rows.headers.first}") # want RBN201
  system("echo #{rows.by_col.first}") # want RBN201
  system("echo #{rows.size}")
  ''
end
