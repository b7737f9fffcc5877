# frozen_string_literal: true

require 'active_record'
require 'sinatra/base'

# The names of a table's columns are no text of somebody else's.
class Book < ActiveRecord::Base
  def self.ordered(name) = order(column_names.include?(name) ? name : 'id')
  def self.ordered_by(name) = order(name) # want RBN404
end

class App < Sinatra::Base
  get '/books' do
    content_type :json
    Book.ordered(params[:column]).to_json
    Book.ordered_by(params[:column]).to_json
  end
end
