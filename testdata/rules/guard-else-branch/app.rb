# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/else' do
    x = params[:x]
    if x.match?(/\A[a-z]+\z/)
      system("p #{x}")
    else
      system("log rejected #{x}") # want RBN201 from=7
    end
  end

  get '/unless-else' do
    x = params[:x]
    unless x =~ /\A[a-z]+\z/
      system("log rejected #{x}") # want RBN201
    else
      system("p #{x}")
    end
  end

  get '/negated' do
    x = params[:x]
    if x !~ /\A[a-z]+\z/
      system("log rejected #{x}") # want RBN201
    else
      system("p #{x}")
    end
  end

  get '/before-halt' do
    x = params[:x]
    unless x.match?(/\A[a-z]+\z/)
      `log rejected #{x}` # want RBN201
      halt 400
    end
    system("p #{x}")
  end

  get '/turned-around' do
    x = params[:x]
    halt 400 if x.match?(/\A[a-z]+\z/)
    system("p #{x}") # want RBN201
  end

  get '/elsif' do
    x = params[:x]
    if x.match?(/\A[a-z]+\z/)
      system("p #{x}")
    elsif x.match?(/\A[0-9]+\z/)
      system("p --number #{x}")
    else
      system("p --text #{x}") # want RBN201
    end
  end

  get '/ternary' do
    x = params[:x]
    x.match?(/\A[a-z]+\z/) ? `p #{x}` : `log #{x}` # want RBN201
  end

  get '/after-both' do
    x = params[:x]
    if x.match?(/\A[a-z]+\z/)
      status 200
    else
      status 400
    end
    system("p #{x}") # want RBN201
  end
end
