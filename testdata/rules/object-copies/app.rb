# frozen_string_literal: true

require 'sinatra/base'
require 'json'
require 'yaml'

# Objects that are written out and read again.
class App < Sinatra::Base
  post '/copy' do
    data = JSON.parse(request.body.read)
    copy = Marshal.load(Marshal.dump(data))
    system("show #{copy['name']}") # want RBN201
    YAML.load(YAML.dump(data))
    YAML.load(data.to_yaml) # FP_RBN701 (an object is no page)
  end

  post '/load' do
    Marshal.load(request.body.read) # want RBN501 FP_RBN701
  end
end
