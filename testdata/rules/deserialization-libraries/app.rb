# frozen_string_literal: true

require 'json'
require 'msgpack'
require 'oj'
require 'plist'
require 'sinatra/base'
require 'yaml'

# Libraries and modes that build objects of the classes that the data names.
class App < Sinatra::Base
  post '/json' do
    JSON.load(params[:x]) # want RBN501
    JSON.restore(params[:x]) # want RBN501
    JSON.load(params[:x], nil, create_additions: false)
    JSON.load('{}')
    JSON.parse(params[:x])
    JSON.parse(params[:x], create_additions: true) # want RBN501
    JSON.parse(params[:x], create_additions: false)
    JSON.parse(params[:x], { create_additions: true }) # want RBN501
    JSON.parse(params[:x], symbolize_names: true)
    'ok'
  end

  post '/others' do
    Plist.parse_xml(params[:x]) # want RBN501
    Plist.parse_xml(params[:x], marshal: false)
    Oj.load(params[:x]) # want RBN501
    Oj.load(params[:x], mode: :strict)
    Oj.load(params[:x], { mode: :compat })
    Hash.from_trusted_xml(params[:x]) # want RBN501
    Hash.from_xml(params[:x])
    system("p #{MessagePack.unpack(params[:x])}") # want RBN201
    system("p #{MessagePack.unpack('x')}")
  end

  post '/yaml' do
    YAML.load(params[:x], permitted_classes: [Symbol])
    YAML.unsafe_load(params[:x]) # want RBN501
    'ok'
  end
end
