# frozen_string_literal: true

require 'sinatra/base'
require 'yaml'

# Psych 4, of Ruby 3.1, builds plain data only.
class App < Sinatra::Base
  post '/yaml' do
    YAML.load(params[:x])
    Psych.load(params[:x])
    YAML.unsafe_load(params[:x]) # want RBN501
    Marshal.load(params[:x]) # want RBN501
    'ok'
  end
end
