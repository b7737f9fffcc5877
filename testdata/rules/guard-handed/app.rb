# frozen_string_literal: true

require 'sinatra/base'

# Helpers that return what they have checked by what they were handed.
class App < Sinatra::Base
  COLOURS = %w[red green].freeze

  helpers do
    def one_of!(value, list)
      halt 400 unless list.include?(value)
      value
    end

    def pick(value, from:, default: from.first)
      from.include?(value) ? value : default
    end

    def matching(value, pattern)
      value if value =~ pattern
    end

    def loud!(value, list)
      halt 400 unless list.include?(value)
      value.upcase
    end

    def other!(value, list)
      halt 400 unless list.include?(value)
      params[:other] # not what was checked
    end

    def any_of!(values, list)
      values.each { |value| halt 400 unless list.include?(value) }
      values.join(' ')
    end
  end

  get '/one-of' do
    system("x #{one_of!(params[:a], COLOURS)}")
    system("x #{one_of!(params[:b], %w[a b])}")
    system("x #{one_of!(params[:c], params[:list])}") # want RBN201
    system("x #{loud!(params[:d], COLOURS)}")
    system("x #{loud!(params[:e], [params[:f]])}") # want RBN201
    system("x #{other!(params[:g], COLOURS)}") # want RBN201
    system("x #{any_of!(params[:h], COLOURS)}")
    system("x #{any_of!(params[:i], params[:list])}") # want RBN201
  end

  get '/pick' do
    system("x #{pick(params[:a], from: COLOURS)}")
    system("x #{pick(params[:b], from: COLOURS, default: 'none')}")
    system("x #{pick(params[:c], from: params[:list], default: 'none')}") # want RBN201
    system("x #{pick(params[:d], from: COLOURS, default: params[:e])}") # want RBN201
  end

  get '/matching' do
    system("x #{matching(params[:a], /\A\w+\z/)}")
    system("x #{matching(params[:b], /\A\w+/)}") # want RBN201
    system("x #{matching(params[:c], Regexp.new(params[:d]))}") # want RBN201 RBN405
  end
end
