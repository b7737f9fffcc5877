# frozen_string_literal: true

require 'sinatra'
require 'parts/parts'

# What native methods make for Ruby: strings, symbols, lists and hashes, of which each part is what was put there.
get '/parts/:name' do
  name = params[:name]
  system(Parts.fixed(name))
  system(Parts.card(name)[:place])
  system(Parts.keyed(name)['place'])
  system(Parts.cards([name]).first[:count])
  system(Parts.pair(name)[1])
  system("weigh #{Parts.weight(name)}")
  system(Parts.table('x')['name'])

  system(Parts.text(name)) # want RBN201
  system(Parts.bytes(name)) # want RBN201
  system(Parts.card(name)[:name]) # want RBN201
  system(Parts.keyed(name)['name']) # want RBN201
  system(Parts.list(name).last) # want RBN201
  system(Parts.joined(name).first) # want RBN201
  Parts.cards([name]).each { |card| system(card[:name]) } # want RBN201
  system(Parts.cards([name]).first[:name]) # want RBN201
  system(Parts.pair(name)[0]) # want RBN201
  system(Parts.symbol(name).to_s) # want RBN201
  system(Parts.table(name)['name']) # want RBN201
  'done'
end
