# frozen_string_literal: true

require 'sinatra/base'

# What the pattern lets through as a part of the path is all that params has under the part's name.
class Segments < Sinatra::Base
  ZONES = %w[eu us].freeze

  get %r{/node/(?<name>[a-z0-9]+)/(?<cmd>up|down)} do
    system("p #{params[:cmd]} #{params['name']}")
    system("p #{params[:zone]}") # want RBN201
  end

  get %r{/free/(?<name>[a-z]+)/(?<rest>.+)} do
    system("p #{params[:name]}")
    system("p #{params[:rest]}") # want RBN201
  end

  # An empty group lets the query's parameter through.
  get %r{/perhaps(?:/(?<name>[a-z]+))?} do
    system("p #{params[:name]}") # want RBN201
  end

  get %r{/span/(\d+)-(\d+)} do
    first, last = params[:captures]
    system("p #{first} #{last} #{params['captures'].first}")
  end

  get %r{/span/(\d+)-(.+)} do
    system("p #{params[:captures].last}") # want RBN201
  end

  get '/hex/:id', mustermann_opts: { capture: { id: /\h+/ } } do
    system("p #{params[:id]}")
    system("p #{params[:other]}") # want RBN201
  end

  get '/class/:id/:name', mustermann_opts: { capture: { id: :digit } } do |id, name|
    system("p #{params[:id]} #{id}")
    system("p #{params[:name]}") # want RBN201
    system("p #{name}") # want RBN201
  end

  get '/zone/:zone', mustermann_opts: { capture: { zone: ZONES } } do
    system("p #{params[:zone]}")
  end

  get '/wide/:id', mustermann_opts: { capture: { id: /[^.]+/ } } do
    system("p #{params[:id]}") # want RBN201
  end

  get '/other/:id', mustermann_opts: { type: :sinatra } do
    system("p #{params[:id]}") # want RBN201
  end
end
