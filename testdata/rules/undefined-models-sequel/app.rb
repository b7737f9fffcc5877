# frozen_string_literal: true

require 'sinatra/base'
require 'sequel'

# The database and its models are made elsewhere.
class App < Sinatra::Base
  get '/items' do
    DB["SELECT * FROM items WHERE name = '#{params[:name]}'"].all # want RBN404
    DB['SELECT * FROM items WHERE name = ?', params[:name]].all
    DB[:items].where(Sequel.lit("name = '#{params[:name]}'")).all # want RBN404
    DB[:items].where(Sequel.lit('name = ?', params[:name])).all
    DB[:items].where(name: params[:name]).all
    DB[:items].insert(params[:item]) # want RBN703
    DB[:items].insert(name: params[:name])
    DB.run("DELETE FROM items WHERE id = #{params[:id]}") # want RBN404
    Item.where(Sequel.lit("price < #{params[:max]}")).all # want RBN404
    Item.where(Sequel.lit('price < ?', params[:max])).all
    'items'
  end

  post '/items' do
    Item.create(params[:item]) # want RBN703
    Item.create(name: params[:name])
    item = Item[params[:id]]
    item.set(params[:item]) # want RBN703
    item.set_fields(params[:item], %i[name])
    item.set(name: params[:name])
    Order.with_pk!(params[:id]).update(params[:order]) # want RBN703
    Order.with_pk!(params[:id]).update(note: params[:note])
    'changed'
  end
end
