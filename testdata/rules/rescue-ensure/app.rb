# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/raw-in-rescue' do
    x = params[:x]
    begin
      x = Integer(x)
    rescue ArgumentError
      logger.warn 'no number'
    end
    system("p #{x}") # want RBN201
  end

  get '/value' do
    n = begin
      Integer(params[:n])
    rescue ArgumentError, TypeError
      1
    end
    system("p #{n}")
  end

  get '/modifier' do
    n = Integer(params[:n]) rescue 1
    system("p #{n}")
  end

  get '/modifier-raw' do
    n = Integer(params[:n]) rescue params[:n]
    system("p #{n}") # want RBN201
  end

  get '/ensure' do
    x = params[:x]
    begin
      logger.info 'printing'
    ensure
      system("p #{x}") # want RBN201
    end
  end

  get '/method' do
    print_document(params[:x])
  end

  def print_document(name)
    name = name.strip
  rescue NoMethodError
    halt 400
  else
    system("p #{name}") # want RBN201 from=45
  end

  get '/retry' do
    tries = 0
    begin
      tries += 1
      system("p --try=#{tries}")
      raise IOError if tries < 3
    rescue IOError
      retry
    end
  end
end
