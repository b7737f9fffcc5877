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

# What is read by a key that the call names is checked by what the call names, too.
class KeyAndList < Sinatra::Base
  RULES = { name: /\A\w+\z/, note: /./ }.freeze
  CHECKS = [->(v) { v.size < 20 }, ->(v) { v.match?(/\A\w+\z/) }].freeze
  SHORT = [->(v) { v.size < 20 }].freeze

  helpers do
    def pick(key, list, default = list.first)
      list.include?(params[key]) ? params[key] : default
    end

    def required(key, re = /\A\w+\z/)
      value = params[key].to_s
      halt 422 unless re.match?(value)
      value
    end

    def passing(key, &check)
      value = params[key]
      halt 400 unless check.call(value)
      value
    end

    def word?(text = @text) = text.match?(/\A\w+\z/)
  end

  get '/read' do
    system("x #{pick(:size, %w[a b])}")
    system("x #{pick(:size, [params[:other]])}") # want RBN201
    system("x #{pick(:size, %w[a b], params[:other])}") # want RBN201
    system("x #{required(:name)}")
    system("x #{required(:name, /x/)}") # want RBN201
    system("x #{required(:name, /\A\d+\z/)}")
    system("x #{passing(:label) { |v| v =~ /\A\w+\z/ }}") # FP_RBN201 (what one call's block says, another's need not)
    system("x #{passing(:label) { |v| v }}") # want RBN201
  end

  get '/optional' do
    halt 400 unless word?(params[:name])
    system("x #{params[:name]}")
    halt 400 unless word?
    system("x #{params[:other]}") # want RBN201
  end

  get '/tables' do
    halt 400 unless params[:name] =~ RULES[:name]
    system("x #{params[:name]}")
    halt 400 unless params[:note] =~ RULES[:note]
    system("x #{params[:note]}") # want RBN201
  end

  get '/checks' do
    halt 400 unless CHECKS.all? { |check| check.(params[:name]) }
    system("x #{params[:name]}")
    halt 400 unless SHORT.all? { |check| check.(params[:note]) }
    system("x #{params[:note]}") # want RBN201
  end
end
