# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  FORMATS = { 'text' => '--text', 'csv' => '--csv' }.freeze
  LEVELS = %w[low middle high].freeze

  get '/index' do
    system("p #{FORMATS[params[:format]]}")
  end

  get '/fetch' do
    system("p #{FORMATS.fetch(params[:format])}")
  end

  get '/fetch-default' do
    option = FORMATS.fetch(params[:format], '--text')
    system("p #{option}")
  end

  get '/fetch-block' do
    option = FORMATS.fetch(params[:format]) { halt 404 }
    system("p #{option}")
  end

  get '/or' do
    option = FORMATS[params[:format]] || '--text'
    system("p #{option}")
  end

  get '/or-halt' do
    option = FORMATS[params[:format]] or halt 404
    system("p #{option}")
  end

  get '/list' do
    system("p #{LEVELS[params[:level].to_i]}")
  end

  get '/method' do
    system("p #{option_for(params[:format])}")
  end

  def option_for(format)
    { 'text' => '--text', 'csv' => '--csv' }[format] || '--text'
  end

  get '/default-from-request' do
    option = FORMATS.fetch(params[:format], params[:format])
    system("p #{option}") # want RBN201
  end

  get '/or-request' do
    option = FORMATS[params[:format]] || params[:format]
    system("p #{option}") # want RBN201
  end

  get '/block-gives-the-key' do
    option = FORMATS.fetch(params[:format]) { |format| "--#{format}" }
    system("p #{option}") # want RBN201
  end

  get '/table-of-requests' do
    options = { 'text' => "--text=#{params[:width]}" }
    system("p #{options['text']}") # want RBN201
  end
end
