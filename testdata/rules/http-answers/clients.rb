# frozen_string_literal: true

require 'faraday'
require 'httparty'
require 'excon'
require 'typhoeus'
require 'http'
require 'httpx'
require 'rest-client'

system("a #{Faraday.get('https://a.example/x').body}") # want RBN201
system("a #{Faraday.get('https://a.example/x').status}")
system("a #{Faraday.new('https://a.example').get('/x').headers['etag']}") # want RBN201
system("b #{HTTParty.get('https://a.example/x').parsed_response['name']}") # want RBN201
system("b #{HTTParty.get('https://a.example/x').code}")
system("c #{Excon.get('https://a.example/x').body}") # want RBN201
system("d #{Typhoeus.get('https://a.example/x').body}") # want RBN201
system("e #{HTTP.get('https://a.example/x').to_s}") # want RBN201
system("e #{HTTP.timeout(3).get('https://a.example/x').parse['name']}") # want RBN201
system("f #{HTTPX.get('https://a.example/x').json['name']}") # want RBN201
system("g #{RestClient.get('https://a.example/x')}") # want RBN201
puts HTTP.get('https://a.example/x').to_s
