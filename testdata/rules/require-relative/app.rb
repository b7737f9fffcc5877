# frozen_string_literal: true

require 'sinatra/base'
require_relative 'lib/papers'

class App < Sinatra::Base
  get '/print' do
    Papers::Printer.new(Papers::TRAY).print(params[:name])
  end

  get '/tool' do
    Papers.run(params[:tool] ? 'p --long' : 'p')
  end
end
