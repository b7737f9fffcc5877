# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/overwritten' do
    x = params[:x]
    x = 'all'
    system("p #{x}")
  end

  get '/both-branches' do
    x = params[:x]
    if request.xhr?
      x = 'one'
    else
      x = 'all'
    end
    system("p #{x}")
  end

  get '/case' do
    x = params[:x]
    case request.request_method
    when 'GET' then x = 'one'
    else x = 'all'
    end
    system("p #{x}")
  end

  get '/exit-in-the-other' do
    x = params[:x]
    if request.xhr?
      halt 400
    else
      x = 'all'
    end
    system("p #{x}")
  end

  get '/rescued' do
    x = params[:x]
    begin
      x = Integer(x)
    rescue ArgumentError
      x = 0
    end
    system("p #{x}")
  end

  get '/parameter-overwritten' do
    params[:x] = 'all'
    system("p #{params[:x]}")
  end

  get '/one-branch' do
    x = params[:x]
    x = 'all' if request.xhr?
    system("p #{x}") # want RBN201 from=57
  end

  get '/one-arm' do
    x = params[:x]
    case params[:scope]
    when 'one' then x = 'one'
    when 'all' then x = 'all'
    end
    system("p #{x}") # want RBN201 from=63
  end

  get '/default' do
    x = params[:x]
    x ||= 'all'
    system("p #{x}") # want RBN201 from=72
  end

  get '/fallback' do
    x = params[:x] || 'all'
    system("p #{x}") # want RBN201
  end

  get '/in-a-loop' do
    x = 'all'
    2.times do
      system("p #{x}") # want RBN201
      x = params[:x]
    end
  end

  get '/while' do
    x = 'all'
    n = 0
    while n < 2
      system("p #{x}") # want RBN201 from=95
      x = params[:x]
      n += 1
    end
  end

  get '/after-loop' do
    x = params[:x]
    x = 'all' while x.nil?
    system("p #{x}") # want RBN201 from=101
  end
end
