# frozen_string_literal: true

require 'sinatra/base'

SAFE_NAME = ->(text) { text.to_s.match?(/\A\w+\z/) }
LOUD = ->(text) { text.to_s.upcase }

# Checks that are functions.
class App < Sinatra::Base
  CHECK = lambda do |text|
    raise ArgumentError, 'no word' unless text =~ /\A\w+\z/
  end

  def valid?(text)
    text =~ /\A\w+\z/
  end

  def all_valid!(*texts)
    texts.each { |text| halt 400 unless valid?(text) }
  end

  def first_valid!(*texts)
    halt 400 unless valid?(texts[0])
  end

  get '/call' do
    halt 400 unless SAFE_NAME.call(params[:x])
    system("p #{params[:x]}")
    halt 400 if SAFE_NAME.(params[:y])
    system("p #{params[:y]}") # want RBN201
    halt 400 unless LOUD.call(params[:z])
    system("p #{params[:z]}") # want RBN201
  end

  get '/raises' do
    CHECK.call(params[:x])
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end

  get '/case' do
    case params[:x]
    when SAFE_NAME then system("p #{params[:x]}")
    else system("q #{params[:x]}") # want RBN201
    end
    case params[:y]
    when method(:valid?) then system("p #{params[:y]}")
    when ->(text) { text.size < 3 } then system("p #{params[:y]}") # want RBN201
    end
  end

  get '/local' do
    check = -> { halt 400 unless valid?(params[:x]) }
    system("p #{params[:x]}") # want RBN201
    check.call
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end

  get '/captured' do
    name, strict = params[:x].to_s, params[:strict]
    check = -> { halt 400 unless name =~ /\A\w+\z/ }
    system("p #{name}") # want RBN201
    check.call
    system("p #{name}")
  end

  get '/captured/sometimes' do
    name = params[:x].to_s
    check = -> { halt 400 unless name =~ /\A\w+\z/ }
    check.call if params[:strict]
    system("p #{name}") # want RBN201
  end

  get '/captured/early' do
    name = params[:x].to_s
    check = lambda do
      return if params[:quiet]

      halt 400 unless name =~ /\A\w+\z/
    end
    check.call
    system("p #{name}") # want RBN201
  end

  get '/captured/changed' do
    name = params[:x].to_s
    check = -> { halt 400 unless name =~ /\A\w+\z/; name = params[:y] }
    check.call
    system("p #{name}") # want RBN201
  end

  get '/captured/set-after' do
    name = params[:x].to_s
    check = -> { halt 400 unless name =~ /\A\w+\z/ }
    check.call
    name = params[:y].to_s
    system("p #{name}") # want RBN201
  end

  get '/captured/only-asked' do
    name = params[:x].to_s
    check = -> { name =~ /\A\w+\z/ }
    check.call
    system("p #{name}") # want RBN201
  end

  get '/captured/yielded' do
    name, other, each = params[:x].to_s, params[:y].to_s, params[:z].to_s
    once { halt 400 unless name =~ /\A\w+\z/ }
    perhaps { halt 400 unless other =~ /\A\w+\z/ }
    Array(params[:list]).each { halt 400 unless each =~ /\A\w+\z/ }
    system("p #{name}")
    system("p #{other}") # want RBN201
    system("p #{each}") # want RBN201
  end

  get '/captured/rescued' do
    name = params[:x].to_s
    begin
      once { raise ArgumentError unless name =~ /\A\w+\z/ }
    rescue ArgumentError
      logger.info 'no word'
    end
    system("p #{name}") # want RBN201
  end

  get '/captured/not-run' do
    name = params[:x].to_s
    Thread.new { halt 400 unless name =~ /\A\w+\z/ }
    system("p #{name}") # want RBN201
  end

  def once = yield

  def perhaps
    yield if params[:quiet]
  end

  get '/rest' do
    all_valid!(params[:a], params[:b])
    system("p #{params[:a]} #{params[:b]}")
    first_valid!(params[:c], params[:d])
    system("p #{params[:c]}")
    system("p #{params[:d]}") # want RBN201
  end
end
