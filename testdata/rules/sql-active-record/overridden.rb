# frozen_string_literal: true

require 'sinatra/base'

# Says itself what its queries are: the library's are those that it calls by super.
class Share < ActiveRecord::Base
  def self.update_all(list)
    list.each { |id, name| find(id).touch if name }
  end

  def self.where(name)
    super("name = '#{name}'") # want RBN404 from=25
  end

  def self.find_by_sql(name)
    super(['select * from shares where name = ?', name])
  end
end

class Shares < Sinatra::Base
  post '/shares' do
    Share.update_all(request.POST['share'])
    Share.find_by_sql(params[:name])
    Share.having(params[:having]) # want RBN404
    Share.where(params[:where]).to_a
    found = library
    found.where(params[:share].to_h.symbolize_keys)
    found.where(params[:share].to_s) # want RBN404
    'ok'
  end
end
