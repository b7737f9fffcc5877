# frozen_string_literal: true

require 'sinatra/base'

class Missing < StandardError; end

class Gone < Missing; end

class Odd < StandardError; end

class Fixed < StandardError; end

# What the applications have in common.
class Base < Sinatra::Base
  error Odd do |e|
    system("x #{e.message}") # want RBN201
    'odd'
  end

  error Fixed do |e|
    system("x #{e.message}")
    'fixed'
  end
end

class App < Base
  error Missing do |e|
    system("x #{e.message}") # want RBN201
    "<p>#{e.message}</p>" # want RBN701
  end

  error Gone do |e|
    system("x #{e.message}")
    'gone'
  end

  error ArgumentError, TypeError do
    e = env['sinatra.error']
    system("x #{e.message}") # want RBN201
    system("x #{request.env['sinatra.error'].message}") # want RBN201
    system("x #{e.backtrace.first}")
    h(e.message)
  end

  error RangeError do
    "<p>#{env['sinatra.error'].message}</p>" # want RBN701
  end

  get '/range' do
    raise RangeError, "no #{params[:x]}"
  end

  error KeyError do
    system("x #{env['sinatra.error'].message}")
  end

  error 404 do |e|
    system("x #{e.message}")
  end

  error do |e|
    halt 500, e.message # want RBN701
  end

  get '/missing' do
    raise Missing, "no #{params[:a]}"
  end

  get '/gone' do
    raise Gone, 'gone'
  end

  get '/odd' do
    check(params[:a])
  end

  get '/argument' do
    raise ArgumentError, params[:a]
  end

  get '/fixed' do
    raise Fixed, 'fixed' if params[:a]
    begin
      raise KeyError, params[:a]
    rescue KeyError
      'ok'
    end
  end

  get '/io' do
    raise IOError, params[:a]
  end

  helpers do
    def check(word)
      raise Odd, word if word
    end

    def h(text) = Rack::Utils.escape_html(text)
  end
end

# Another application, of which nothing is raised.
class Other < Base
  error Missing do |e|
    system("x #{e.message}")
  end

  get '/other' do
    raise Missing, 'fixed' if params[:a]
  end
end
