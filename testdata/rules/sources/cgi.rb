# frozen_string_literal: true

require 'cgi'
require 'rack'
require 'sinatra/base'

class Gateway < Sinatra::Base
  post '/cgi' do
    cgi = CGI.new
    system("p #{cgi['name']}") # want RBN201
    system("p #{cgi['name'].to_i}")
    system("p #{cgi.params['name'].first}") # want RBN201
    system("p #{CGI.new['name']}") # want RBN201
  end

  def call(env)
    request = Rack::Request.new(env)
    system("p #{request['name']}") # want RBN201
    system("p #{request[:name]}") # want RBN201
    system("p #{request['name'].to_i}")
  end
end
