# frozen_string_literal: true

require 'sinatra/base'
require_relative 'checks'

# A helper that halts or raises is a guard where it is called, and only there.
class App < Sinatra::Base
  helpers Checks

  helpers do
    def word!(text)
      halt 400, 'no word' unless text =~ /\A\w+\z/
    end

    def name_given!
      halt 400 unless params[:name] =~ /\A\w+\z/
    end

    def checked(text)
      raise ArgumentError, 'no word' unless text.match?(/\A\w+\z/)

      text
    end

    def maybe!(text)
      return if request.get?

      halt 400 unless text =~ /\A\w+\z/
    end

    def logged(text)
      logger.info('checked') if text =~ /\A\w+\z/
    end

    def keyword!(text:, **)
      halt 400 unless text.match?(/\A\w+\z/)
    end
  end

  get '/argument' do
    x = params[:x]
    word!(x)
    system("p #{x}")
  end

  get '/element' do
    word!(params[:x])
    system("p #{params[:x]}")
  end

  get '/other-element' do
    word!(params[:x])
    system("p #{params[:y]}") # want RBN201
  end

  get '/late' do
    x = params[:x]
    system("p #{x}") # want RBN201
    word!(x)
    'ok'
  end

  get '/in-one-arm' do
    x = params[:x]
    word!(x) if params[:strict]
    system("p #{x}") # want RBN201
  end

  get '/both-arms' do
    x = params[:x]
    if params[:strict]
      word!(x)
    else
      x = 'default'
    end
    system("p #{x}")
  end

  get '/rescued' do
    x = params[:x]
    begin
      checked(x)
    rescue ArgumentError
      logger.warn('no word')
    end
    system("p #{x}") # want RBN201
  end

  get '/rescued-and-left' do
    x = params[:x]
    begin
      checked(x)
    rescue ArgumentError
      halt 400
    end
    system("p #{x}")
  end

  get '/rescue-returns-raw' do
    x = params[:x]
    y = begin
      checked(x)
    rescue ArgumentError
      x
    end
    system("p #{y}") # want RBN201
  end

  get '/result' do
    system("p #{checked(params[:x])}")
  end

  get '/assigned-anew' do
    x = params[:x]
    word!(x)
    x = params[:y]
    system("p #{x}") # want RBN201
  end

  get '/rebuilt' do
    x = params[:x]
    word!(x)
    x = "#{x} #{params[:y]}"
    system("p #{x}") # want RBN201
  end

  get '/changed' do
    x = +params[:x]
    word!(x)
    x << params[:y]
    system("p #{x}") # want RBN201
  end

  get '/self' do
    name_given!
    system("p #{params[:name]}")
  end

  get '/self-read-before' do
    name = params[:name]
    name_given!
    system("p #{name}")
  end

  get '/self-other-key' do
    name_given!
    system("p #{params[:other]}") # want RBN201
  end

  get '/self-in-block' do
    name_given!
    3.times { system("p #{params[:name]}") }
  end

  get '/not-always' do
    maybe!(params[:x])
    system("p #{params[:x]}") # want RBN201
  end

  get '/only-logs' do
    logged(params[:x])
    system("p #{params[:x]}") # want RBN201
  end

  get '/keyword' do
    x = params[:x]
    keyword!(text: x, more: 1)
    system("p #{x}")
  end

  get '/module' do
    x = params[:x]
    Checks.safe!(x)
    system("p #{x}")
  end

  get '/nested' do
    x = params[:x]
    checked_twice!(x)
    system("p #{x}")
  end

  get '/object' do
    Checks::Name.new(settings).verify!(params[:x])
    system("p #{params[:x]}")
  end

  get '/integer' do
    Integer(params[:x])
    system("p #{params[:x]}")
  end

  get '/integer-rescued' do
    n = Integer(params[:x]) rescue params[:x] # rubocop:disable Style/RescueModifier
    system("p #{n}") # want RBN201
  end
end
