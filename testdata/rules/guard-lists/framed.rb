# frozen_string_literal: true

require 'net/http'
require 'sinatra/base'
require 'uri'

# A text that the program names, and the one part of it that came from outside.
class Framed < Sinatra::Base
  MIRRORS = { 'eu' => 'https://eu.feeds.example', 'us' => 'https://us.feeds.example' }.freeze

  get '/word' do
    halt 403 unless %w[unit-a unit-b].include?("unit-#{params[:unit]}")
    system("start #{params[:unit]}")
    system("start #{params[:other]}") # want RBN201
  end

  get '/refused' do
    halt 403 if %w[unit-a unit-b].include?("unit-#{params[:unit]}")
    system("start #{params[:unit]}") # want RBN201
  end

  get '/host' do
    uri = URI.parse(params[:url].to_s)
    halt 403 unless MIRRORS.value?("https://#{uri.host}")
    Net::HTTP.get_response(uri).code
  end

  get '/path' do
    uri = URI.parse(params[:url].to_s)
    halt 403 unless MIRRORS.value?("https://#{uri.path}")
    Net::HTTP.get_response(uri).code # want RBN601
  end
end
