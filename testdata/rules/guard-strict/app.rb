# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  NAME = /\A[a-z]{1,100}\z/.freeze

  get '/unless' do
    x = params[:x]
    halt 400 unless x =~ /\A[a-z]{1,100}\z/
    system('p --input=' + x)
  end

  get '/block-of-unless' do
    x = params[:x]
    unless x.match?(/\A[a-z]+\z/)
      halt 400, 'no such input'
    end
    system('p --input=' + x)
  end

  get '/if' do
    x = params[:x]
    if x.match(/\A[a-z]+\z/)
      system("p #{x}")
    else
      'no such input'
    end
  end

  get '/negated' do
    x = params[:x]
    halt 400 if x !~ /\A\d+\z/
    `p #{x}`
  end

  get '/not' do
    x = params[:x]
    halt 400 if !x.match?(/\A\d+\z/)
    `p #{x}`
  end

  get '/turned' do
    x = params[:x]
    halt 400 unless /\A[a-z]+\z/ =~ x
    system("p #{x}")
  end

  get '/constant' do
    x = params[:x]
    halt 400 unless NAME.match?(x)
    system("p #{x}")
  end

  get '/case-equal' do
    x = params[:x]
    halt 400 unless NAME === x
    system("p #{x}")
  end

  get '/modifier' do
    x = params[:x]
    system("p #{x}") if x =~ NAME
    'done'
  end

  get '/ternary' do
    x = params[:x]
    x =~ NAME ? `p #{x}` : 'no such input'
  end

  get '/and' do
    x = params[:x]
    x && x.match?(NAME) && system("p #{x}")
    system("p #{x}") if x && x.length > 1 && x.match?(NAME)
    'done'
  end

  get '/or-halt' do
    x = params[:x]
    x.match?(NAME) or halt 400
    system("p #{x}")
  end

  get '/either' do
    x = params[:x]
    halt 400 if x.nil? || !x.match?(NAME)
    system("p #{x}")
  end

  get '/repeated' do
    halt 400 unless params[:x] =~ /\A[a-z]+\z/
    system("p #{params[:x]}")
  end

  get '/copied' do
    raw = params[:x]
    halt 400 unless raw.match?(NAME)
    name = raw
    system("p #{name}")
  end

  get '/in-block' do
    x = params[:x]
    halt 400 unless x.match?(NAME)
    3.times { system("p #{x}") }
  end

  get '/early-return' do
    run(params[:x])
  end

  def run(x)
    return 'no such input' unless x.match?(NAME)

    system("p #{x}")
  end

  get '/raise' do
    x = params[:x]
    raise ArgumentError, 'no such input' if x !~ NAME

    system("p #{x}")
  end

  get '/each' do
    params[:names].each do |name|
      next unless name.match?(NAME)

      system("p #{name}")
    end
  end

  get '/no-guard' do
    x = params[:x]
    system("p #{x}") # want RBN201
  end
end
