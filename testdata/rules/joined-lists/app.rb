# frozen_string_literal: true

require 'sinatra/base'
require 'net/http'
require 'json'

# A list that is written out and joined is a text of its parts.
class Joined < Sinatra::Base
  BASE = '/srv/pages'

  get '/requests' do
    Net::HTTP.get(URI([settings.gems_url, '?gems=', params[:gems]].join))
    Net::HTTP.get(URI(['https://api.example', 'v1', params[:id]].join('/')))
    Net::HTTP.get(URI(['https://', params[:host], '/v1'].join)) # want RBN601
    Net::HTTP.get(URI([params[:base], 'v1'].join('/'))) # want RBN601
    204
  end

  get '/commands' do
    system(['convert', params[:name]].join(' ')) # want RBN201
    system(['convert', Integer(params[:size], 10)].join(' '))
    words = ['convert', params[:name]]
    system(words.join(' ')) # want RBN201
    system(['convert', params[:names].split(',').map { |n| n.delete("\n") }].join(' ')) # want RBN201
    204
  end

  get '/files' do
    halt 400 if params[:page].match?(%r{[/\\]|\A\.+\z})
    File.read([BASE, params[:page]].join('/'))
    File.read([BASE, params[:other]].join('/')) # want RBN301
  end
end
