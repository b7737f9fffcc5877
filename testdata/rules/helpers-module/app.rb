# frozen_string_literal: true

require 'sinatra/base'
require_relative 'helpers/documents'

class App < Sinatra::Base
  helpers Documents, Themes

  get '/print' do
    print_document(requested)
  end

  get '/theme' do
    print_theme(params[:theme])
  end

  get '/default-theme' do
    print_default
  end
end
