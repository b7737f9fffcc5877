# frozen_string_literal: true

require 'sinatra/base'
require_relative 'client'

class App < Sinatra::Base
  get '/fetch' do
    Client.new.fetch('https://papers.example/index')
    'done'
  end

  get '/log' do
    system("log #{params['path']}") # want RBN201
  end
end
