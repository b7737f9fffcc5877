# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/clean' do
    system("p #{Integer(params[:n])}")
    system("p #{params[:n].to_i}")
    system("p #{Float(params[:n])}")
    system("p #{params[:n].to_f}")
    system("p #{params[:text].length}")
    system("p #{params[:text].bytesize} #{params[:list].size}")
    system("p #{params[:text].empty?}")
    system("p #{params[:n].to_i + 1}")
    `head -c #{Integer(params[:n], 10)} /dev/urandom`
  end

  get '/variable' do
    n = params[:n].to_i
    n = 100 if n > 100
    system("p #{n}")
    system('p ' + n.to_s)
  end

  get '/each' do
    params[:ids].map(&:to_i).each { |id| system("p #{id}") }
  end

  get '/text' do
    system("p #{params[:n].to_s}") # want RBN201
  end

  get '/number-of-another' do
    n = params[:n]
    halt 400 if n.to_i > 100
    system("p #{n}") # want RBN201 from=34
  end

  get '/element' do
    n = params[:n].to_i
    system("p #{params[:list][n]}") # want RBN201
  end
end
