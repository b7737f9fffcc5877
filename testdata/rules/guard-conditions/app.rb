# frozen_string_literal: true

require 'sinatra/base'

# A helper that is handed the outcome of a check, and comes back only where that is good.
class App < Sinatra::Base
  helpers do
    def need!(condition, message = 'no')
      halt 403, message unless condition
    end

    def refuse!(condition)
      halt 400 if condition
    end

    def ensure_that(ok:)
      raise ArgumentError unless ok
    end

    def assert(condition, message = nil)
      raise message || 'failed' if !condition
    end

    def note(condition)
      logger.info('strange') unless condition
    end

    def sometimes!(condition)
      return if request.get?

      halt 403 unless condition
    end

    def valid?(text)
      text.to_s.match?(/\A\w+\z/)
    end

    def check!(condition)
      need!(condition && !settings.closed)
    end

    def named?
      params[:name].to_s.match?(/\A\w+\z/)
    end

    def indeed?(condition)
      condition ? true : false
    end
  end

  get '/need' do
    need!(valid?(params[:x]))
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end

  get '/message' do
    x = params[:x]
    need! x =~ /\A\w+\z/, 'no word'
    system("p #{x}")
  end

  get '/wrong-way' do
    need!(!valid?(params[:x]))
    system("p #{params[:x]}") # want RBN201
    refuse!(valid?(params[:y]))
    system("p #{params[:y]}") # want RBN201
  end

  get '/refuse' do
    refuse!(!valid?(params[:x]))
    system("p #{params[:x]}")
    refuse!(params[:y] !~ /\A\w+\z/)
    system("p #{params[:y]}")
  end

  get '/keyword' do
    ensure_that(ok: valid?(params[:x]))
    system("p #{params[:x]}")
  end

  get '/assert' do
    assert %w[a b].include?(params[:x]), "no #{params[:x]}"
    system("p #{params[:x]}")
  end

  get '/and' do
    need!(valid?(params[:x]) && valid?(params[:y]))
    system("p #{params[:x]} #{params[:y]}")
    need!(valid?(params[:z]) || valid?(params[:w]))
    system("p #{params[:z]}") # want RBN201
  end

  get '/only-noted' do
    note(valid?(params[:x]))
    system("p #{params[:x]}") # want RBN201
  end

  get '/sometimes' do
    sometimes!(valid?(params[:x]))
    system("p #{params[:x]}") # want RBN201
  end

  get '/handed-on' do
    check!(valid?(params[:x]))
    system("p #{params[:x]}")
  end

  get '/kept' do
    ok = valid?(params[:x])
    need!(ok)
    system("p #{params[:x]}")
  end

  get '/late' do
    system("p #{params[:x]}") # want RBN201
    need!(valid?(params[:x]))
    'ok'
  end

  get '/of-self' do
    need!(named?)
    system("p #{params[:name]}")
    system("p #{params[:other]}") # want RBN201
  end

  get '/asked' do
    halt 400 unless indeed?(valid?(params[:x]))
    system("p #{params[:x]}")
    halt 400 if indeed?(valid?(params[:y]))
    system("p #{params[:y]}") # want RBN201
  end
end
