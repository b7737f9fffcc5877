# frozen_string_literal: true

require 'sinatra/base'
require 'shellwords'

# A text that is what is left of it when it is cleaned is clean.
class App < Sinatra::Base
  get '/basename' do
    clean = File.basename(params[:x])
    halt 400 if clean != params[:x]
    File.read("/srv/papers/#{params[:x]}")
  end

  get '/basename-of-another' do
    x = params[:x]
    halt 400 unless File.basename(params[:y]) == x
    File.read("/srv/papers/#{x}")
    system("p #{x}") # want RBN201
  end

  get '/gsub' do
    x = params[:x]
    raise ArgumentError unless x == x.gsub(/[^\w]/, '')
    system("p #{x}")
  end

  get '/gsub-too-little' do
    x = params[:x]
    raise ArgumentError unless x == x.gsub(/;/, '')
    system("p #{x}") # want RBN201
  end

  get '/delete' do
    halt 400 unless params[:x].delete('^a-z') == params[:x]
    system("p #{params[:x]}")
  end

  get '/escaped' do
    x = params[:x].to_s
    halt 400 unless Shellwords.escape(x).eql?(x)
    system("p #{x}")
  end

  get '/number' do
    halt 400 unless Integer(params[:x]).to_s == params[:x]
    system("p #{params[:x]}")
    halt 400 unless params[:y].to_i.to_s == params[:y]
    system("p #{params[:y]}")
  end

  get '/stripped' do
    halt 400 unless params[:x].strip.downcase == params[:x]
    system("p #{params[:x]}") # want RBN201
  end

  get '/with-another' do
    x = params[:x]
    halt 400 unless x == "#{x.gsub(/\W/, '')}#{params[:y]}"
    system("p #{x}") # want RBN201
  end

  get '/wrong-way' do
    x = params[:x]
    halt 400 if x == x.gsub(/\W/, '')
    system("p #{x}") # want RBN201
  end
end
