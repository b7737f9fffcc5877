# frozen_string_literal: true

require 'set'
require 'sinatra/base'

class App < Sinatra::Base
  PAGES_OF = { 'docs' => 'https://docs.example/', 'blog' => 'https://blog.example/' }.freeze
  HOSTS = PAGES_OF.values.map { |page| URI(page).host }.freeze

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

  # Both arms use it, each in its own way.
  get '/dispatch' do
    x = params[:x]
    if NAMES.include?(x)
      system('p', x)
    else
      system("log #{x}") # want RBN201
    end
    return system('p', x) if RESERVED.include?(x)

    system("log #{x}") # want RBN201
  end

  # What is refused is what is not in the list.
  get '/refused-else' do
    x = params[:x]
    unless NAMES.include?(x)
      status 400
      body "#{x} is no name" # want RBN701
      return
    end
    system('p', x)
  end

  # What is not there is no bad text.
  get '/missing' do
    x = params[:x]
    if [nil, '', 'auto'].include?(x)
      x = request.preferred_type
    else
      system("log #{x}") # want RBN201
    end
  end

  # The other arm says no, whatever it says of it.
  get '/refused' do
    x = params[:x]
    if RESERVED.include?(x) # want RBN005
      logger.warn('reserved')
      halt 403, "#{Rack::Utils.escape_html(x)} is reserved"
    else
      system("log #{x}") # want RBN201
    end
  end

  get '/refused-without-halt' do
    x = params[:x]
    if RESERVED.include?(x) # want RBN005
      status 403
      'reserved'
    else
      system("log #{x}") # want RBN201
    end
  end

  get '/computed' do
    x = params[:x]
    halt 404 unless HOSTS.include?(x)
    system("p #{x}")
    y = params[:y]
    halt 404 unless NAMES.map(&:upcase).include?(y)
    system("p #{y}")
    z = params[:z]
    halt 404 unless NAMES.map { |name| name + params[:end] }.include?(z)
    system("p #{z}") # want RBN201
    w = params[:w]
    halt 404 unless NAMES.map { suffix }.include?(w)
    system("p #{w}") # want RBN201
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
    NAMES.include?(x) ? system("p #{x}") : system("log #{x}") # want RBN201 (both arms use it: this is no list of bad texts)
  end
end
