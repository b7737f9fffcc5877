# frozen_string_literal: true

require 'sinatra/base'

# In Ruby, ^ and $ match at every line: "ok\nid" passes all of these.
class App < Sinatra::Base
  get '/article' do
    x = params[:x]
    unless x =~ /^[a-z]{1,100}$/ # want RBN001
      halt 400
    end
    system('p --input=' + x) # want RBN201 from=8
  end

  get '/escaped' do
    x = params[:x]
    halt 400 unless x =~ /^[a-z;]{1,100}$/ # want RBN001
    system('p --input=' + URI::DEFAULT_PARSER.escape(x)) # want RBN201
  end

  get '/modifier' do
    halt 400 unless params[:x] =~ /^[a-z]+$/ # want RBN001
    system("p #{params[:x]}") # want RBN201
  end

  get '/predicate' do
    x = params[:x]
    if x.match?(/^\w+$/) # want RBN001
      `p #{x}` # want RBN201
    end
  end

  get '/negated' do
    x = params[:x]
    halt 400 if x !~ /^\d+$/ # want RBN001
    system("p #{x}") # want RBN201
  end

  get '/turned' do
    x = params[:x]
    halt 400 unless /^[a-z]+$/.match?(x) # want RBN001
    system("p #{x}") # want RBN201
  end

  get '/end-of-line' do
    x = params[:x]
    halt 400 unless x =~ /\A[a-z]+$/ # want RBN001
    system("p #{x}") # want RBN201
  end

  get '/start-of-line' do
    x = params[:x]
    halt 400 unless x =~ /^[a-z]+\z/ # want RBN001
    system("p #{x}") # want RBN201
  end

  get '/unanchored' do
    x = params[:x]
    halt 400 unless x =~ /[a-z]+/ # want RBN004
    system("p #{x}") # want RBN201
  end
end
