# frozen_string_literal: true

require 'sinatra/base'
require 'oj'

class App < Sinatra::Base
  post '/oj' do
    Oj.load(request.body.read)
    Oj.load(request.body.read, mode: :strict)
    Oj.load(request.body.read, mode: :object) # want RBN501
    Oj.load(request.body.read, { mode: :object }) # want RBN501
    'read'
  end
end
