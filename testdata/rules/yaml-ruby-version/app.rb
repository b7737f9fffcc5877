# frozen_string_literal: true

require 'sinatra/base'
require 'yaml'

# The file .ruby-version says that this is Ruby 3.3.
class App < Sinatra::Base
  post '/yaml' do
    YAML.load(params[:x])
    YAML.unsafe_load(params[:x]) # want RBN501
    'ok'
  end
end
