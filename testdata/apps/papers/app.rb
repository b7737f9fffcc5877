# frozen_string_literal: true

require 'sinatra/base'
require_relative 'lib/papers/helpers'

module Papers
  # What both versions of the interface share. A document lies on a shelf of the library.
  class App < Sinatra::Base
    set :root, __dir__
    set :library, File.join(__dir__, 'library')
    set :preview_bytes, 400

    helpers Helpers

    before do
      content_type 'text/plain'
      @shelf = params[:shelf] || 'inbox'
    end

    get '/' do
      "papers\n"
    end

    get '/health' do
      "ok\n"
    end
  end
end
