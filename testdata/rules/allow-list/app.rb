# frozen_string_literal: true

require 'set'
require 'sinatra/base'

class App < Sinatra::Base
  NAMES = %w[inbox archive].freeze
  SHELVES = Set['inbox', 'archive'].freeze
  TITLES = { 'inbox' => 'In', 'archive' => 'Archive' }.freeze
  RESERVED = %w[root admin].freeze

  get '/halt' do
    x = params[:x]
    halt 404 unless NAMES.include?(x)
    system("p #{x}")
  end

  get '/if' do
    x = params[:x]
    if NAMES.member?(x)
      system("p #{x}")
    end
  end

  get '/literal' do
    x = params[:x]
    return 'none' unless %w[inbox archive].include?(x)

    system("p #{x}")
  end

  get '/set' do
    x = params[:x]
    halt 404 unless SHELVES.include?(x)
    system("p #{x}")
  end

  get '/key' do
    x = params[:x]
    halt 404 unless TITLES.key?(x)
    system("p #{x}")
  end

  get '/equal' do
    x = params[:x]
    halt 404 unless x == 'inbox' || x == 'archive'
    system("p #{x}")
  end

  get '/not-equal' do
    x = params[:x]
    halt 404 if x != 'inbox'
    system("p #{x}")
  end

  get '/eql' do
    x = params[:x]
    system("p #{x}") if x.eql?('inbox')
    'done'
  end

  get '/default' do
    x = params[:x]
    x = 'inbox' unless NAMES.include?(x)
    system("p #{x}")
  end

  get '/chosen' do
    x = NAMES.find { |name| name == params[:x] } || 'inbox'
    system("p #{x}")
  end

  get '/deny-list' do
    x = params[:x]
    halt 403 if RESERVED.include?(x) # want RBN005
    system("p #{x}") # want RBN201
  end

  get '/list-from-request' do
    x = params[:x]
    halt 404 unless params[:names].include?(x)
    system("p #{x}") # want RBN201
  end

  get '/part-of-text' do
    x = params[:x]
    halt 404 unless x.include?('inbox') # want RBN004
    system("p #{x}") # want RBN201
  end

  get '/equal-to-request' do
    x = params[:x]
    halt 404 unless x == params[:y]
    system("p #{x}") # want RBN201
  end

  get '/otherwise' do
    x = params[:x]
    NAMES.include?(x) ? system("p #{x}") : system("log #{x}") # want RBN201 FP_RBN005 (the other arm uses it too: this is no list of bad texts)
  end
end
