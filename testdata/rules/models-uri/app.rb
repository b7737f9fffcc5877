# frozen_string_literal: true

require 'cgi'
require 'rack/utils'
require 'sinatra/base'
require 'uri'

# Addresses: their parts are text like any other, a component that is encoded is not.
class App < Sinatra::Base
  get '/parsed' do
    address = URI.parse(params[:x])
    system("ping #{address.host}") # want RBN201
    system("p #{URI(params[:x]).query}") # want RBN201
    system("p #{URI.join('http://localhost/', params[:x])}") # want RBN201
    system("ping -p #{address.port} localhost")
    system("ping #{URI.parse('http://localhost/').host} -c #{params[:n].to_i}")
  end

  get '/decoded' do
    system("p #{CGI.unescape(params[:x])}") # want RBN201
    system("p #{URI.decode_www_form(params[:x]).first.last}") # want RBN201
    system("p #{Rack::Utils.parse_query(params[:x])['a']}") # want RBN201
    system("p #{CGI.unescape('a+b')} #{params[:x].size}")
  end

  # ";" and "&" are left. That "&" of a query comes before a name and "=", which is no command.
  get '/escaped' do
    system("p #{CGI.escapeHTML(params[:x])}") # want RBN201
    system("p #{URI.encode_www_form(a: params[:x])}")
    system("p #{Rack::Utils.build_query('a' => params[:x])}")
    system("p #{Rack::Utils.escape_path(params[:x])}") # want RBN201
  end

  get '/component' do
    system("p #{CGI.escape(params[:x])}")
    system("p #{URI.encode_www_form_component(params[:x])}")
    system("p #{Rack::Utils.escape(params[:x])}")
    File.read("data/#{URI.encode_www_form_component(params[:x])}")
    eval(CGI.escape(params[:x])) # want RBN401
  end

  get '/clean' do
    path = Rack::Utils.clean_path_info(params[:x])
    File.read("data/#{path}")
    system("p #{path}") # want RBN201
    system("p #{Rack::Utils.secure_compare(params[:x], 'secret')}")
  end
end
