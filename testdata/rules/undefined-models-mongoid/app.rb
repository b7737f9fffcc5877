# frozen_string_literal: true

require 'sinatra/base'
require 'mongoid'

class App < Sinatra::Base
  post '/notes' do
    Note.create!(params[:note]) # want RBN703
    Note.create!(text: params[:text])
    Note.find(params[:id]).update(params[:note]) # want RBN703
    Note.find(params[:id]).update(text: params[:text])
    'noted'
  end
end
