# frozen_string_literal: true

require 'sinatra/base'
require_relative 'lib/document'

class App < Sinatra::Base
  get '/size' do
    Papers.size(params[:name]).to_s
  end

  get '/print' do
    Papers::Document.new(params[:name]).print
  end

  get '/exists' do
    Papers.exists?('index').to_s
  end

  get '/title' do
    "<h1>#{Papers.title(params[:title])}</h1>"
    system("figlet #{Papers.title(params[:title])}") # want RBN201 from=21
  end
end
