# frozen_string_literal: true

require 'sinatra'
require 'yaml'

post '/load' do
  YAML.load(params[:x]) # want RBN501
  YAML.load(params[:x], permitted_classes: [Symbol])
  YAML.safe_load(params[:x])
  'ok'
end
