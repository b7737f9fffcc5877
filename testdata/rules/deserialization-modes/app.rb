# frozen_string_literal: true

require 'oj'
require 'sinatra/base'
require 'yaml'

class App < Sinatra::Base
  post '/safe' do
    Oj.load(params[:data], mode: :strict)
    Oj.safe_load(params[:data])
    YAML.safe_load(params[:data], permitted_classes: [Symbol])
    YAML.load("papers: #{Integer(params[:n])}")
    'done'
  end

  post '/oj' do
    Oj.load(params[:data], mode: :object) # want RBN501
    'done'
  end

  post '/oj-default' do
    Oj.load(params[:data]) # want RBN501
    'done'
  end

  # Psych 3, of Ruby 3.0 and before, makes any object of this; no Ruby that is maintained does.
  post '/yaml' do
    YAML.load(params[:data])
    YAML.load(params[:data], aliases: true)
    'done'
  end

  post '/file' do
    Marshal.load(params[:data][:tempfile].read) # want RBN501
    'done'
  end
end
