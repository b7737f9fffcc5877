# frozen_string_literal: true

require 'sinatra/base'

# What a loop has found out of each key, or of each value, is known after it.
class Loops < Sinatra::Base
  REQUIRED = %i[a b].freeze
  SHAPES = { a: /\A\w+\z/, b: /\A\d+\z/ }.freeze
  PAIRS = [[:a, /\A\w+\z/], [:b, /\A\d+\z/]].freeze

  helpers do
    def valid?(text)
      text =~ /\A\w+\z/
    end

    def words!(*keys)
      keys.each { |key| halt 400 unless params[key].to_s.match?(/\A\w+\z/) }
    end

    def words?(given, keys)
      keys.all? { |key| valid?(given[key]) }
    end

    def required?
      REQUIRED.each { |key| return false unless valid?(params[key]) }
      true
    end

    def word!(key)
      halt 400 unless valid?(params[key])
    end

    def early!
      REQUIRED.each do |key|
        return if params[:skip]

        word!(key)
      end
    end
  end

  get '/each' do
    %i[a b].each { |k| halt 400 unless params[k] =~ /\A\w+\z/ }
    system("p #{params[:a]} #{params[:b]}")
    system("p #{params[:c]}") # want RBN201
  end

  get '/before' do
    system("p #{params[:a]}") # want RBN201
    %w[a b].each { |k| halt 400 unless params[k] =~ /\A\w+\z/ }
    system("p #{params[:b]}")
  end

  get '/constant' do
    REQUIRED.each do |key|
      halt 400, "no #{key}" unless params[key] && params[key].match?(/\A\w+\z/)
    end
    system("p #{params[:a]} #{params['b']}")
    system("p #{params[:c]}") # want RBN201
  end

  get '/read-before' do
    a = params[:a]
    c = params[:c]
    REQUIRED.each { |key| word!(key) }
    system("p #{a}")
    system("p #{c}") # want RBN201
  end

  get '/only-some' do
    REQUIRED.each do |key|
      next if params[:skip]

      halt 400 unless valid?(params[key])
    end
    system("p #{params[:a]}") # want RBN201
  end

  get '/if-there' do
    REQUIRED.each do |key|
      next unless params[key]

      halt 400 unless valid?(params[key])
    end
    system("p #{params[:a]}")
  end

  get '/breaks' do
    REQUIRED.each do |key|
      halt 400 unless valid?(params[key])
      break if params[:enough]
    end
    system("p #{params[:b]}") # want RBN201
  end

  get '/only-logs' do
    REQUIRED.each { |key| logger.warn('strange') unless valid?(params[key]) }
    system("p #{params[:a]}") # want RBN201
  end

  get '/values' do
    a = params[:a]
    [a, params[:b]].each { |v| halt 400 unless v =~ /\A\w+\z/ }
    system("p #{a} #{params[:b]}")
    system("p #{params[:c]}") # want RBN201
  end

  get '/shapes' do
    SHAPES.each { |key, shape| halt 400 unless params[key].to_s.match?(shape) }
    system("p #{params[:a]} #{params[:b]}")
    system("p #{params[:c]}") # want RBN201
  end

  get '/pairs' do
    PAIRS.each { |key, shape| halt 400 unless params[key] =~ shape }
    system("p #{params[:a]}")
    [[params[:x], /\A\w+\z/], [params[:y], /\w/]].each { |v, shape| halt 400 unless v =~ shape } # want RBN004
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end

  get '/all' do
    halt 400 unless [params[:a], params[:b]].all? { |v| valid?(v) }
    system("p #{params[:a]} #{params[:b]}")
    system("p #{params[:c]}") # want RBN201
  end

  get '/any' do
    halt 400 if [params[:a], params[:b]].any? { |v| v !~ /\A\w+\z/ }
    system("p #{params[:a]} #{params[:b]}")
    halt 400 unless [params[:c], params[:d]].any? { |v| valid?(v) }
    system("p #{params[:c]}") # want RBN201
  end

  get '/none' do
    halt 400 unless %w[a b].none? { |k| params[k] !~ /\A\w+\z/ }
    system("p #{params[:a]} #{params[:b]}")
    halt 400 unless %w[c d].none? { |k| valid?(params[k]) }
    system("p #{params[:c]}") # want RBN201
  end

  get '/all-keys' do
    halt 400 unless REQUIRED.all? { |k| valid?(params[k]) }
    system("p #{params[:a]}")
    halt 400 unless words?(params, %i[x y])
    system("p #{params[:x]}")
    system("p #{params[:z]}") # want RBN201
  end

  get '/helper' do
    words!(:a, :b)
    system("p #{params[:a]} #{params[:b]}")
    system("p #{params[:c]}") # want RBN201
  end

  get '/returns' do
    halt 400 unless required?
    system("p #{params[:a]}")
    system("p #{params[:c]}") # want RBN201
  end

  get '/left-early' do
    early!
    system("p #{params[:a]}") # want RBN201
  end

  get '/hash' do
    params.each { |_, value| halt 400 unless value.to_s =~ /\A\w*\z/ }
    system("p #{params[:a]}")
  end

  get '/keys-only' do
    params.each { |key, _| halt 400 unless key =~ /\A\w*\z/ }
    system("p #{params[:a]}") # want RBN201
  end

  get '/keys-only-all' do
    halt 400 unless params.all? { |key, _| key =~ /\A\w*\z/ }
    system("p #{params[:a]}") # want RBN201
  end

  get '/hash-of-another' do
    opts = { a: params[:a], b: params[:b] }
    %i[a b].each { |key| halt 400 unless valid?(opts[key]) }
    system("p #{opts[:a]} #{opts[:b]}")
  end

  get '/for' do
    list = params[:list].split(',')
    list.each { |name| halt 400 unless valid?(name) }
    list.each { |name| system("p #{name}") }
    others = params[:others].split(',')
    others.each { |name| system("p #{name}") } # want RBN201
  end
end

# The same before every route.
class Filtered < Sinatra::Base
  REQUIRED = %w[name].freeze

  before do
    REQUIRED.each do |key|
      halt 400 if params[key].nil? || params[key] !~ /\A\w+\z/
    end
  end

  get '/one' do
    system("p #{params[:name]}")
    system("p #{params[:other]}") # want RBN201
  end
end
