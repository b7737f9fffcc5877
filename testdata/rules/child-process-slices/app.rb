# frozen_string_literal: true

require 'sinatra/base'

# The request says one word of several.
class App < Sinatra::Base
  SHOW = File.expand_path('target/release/show', __dir__)

  post '/show' do
    system(SHOW, 'mode', params[:count].to_i.to_s, 'fixed')
    system(SHOW, 'mode', params[:path], 'fixed')
    204
  end
end
