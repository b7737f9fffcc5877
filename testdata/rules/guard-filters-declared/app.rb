# frozen_string_literal: true

require 'sinatra/base'

# A class method that declares a filter for what it is given.
class Base < Sinatra::Base
  def self.word_param(name, pattern = /\A[a-z]+\z/)
    before { halt 400 unless pattern.match?(params[name].to_s) } # want RBN004
  end
end

class Papers < Base
  word_param :name
  word_param :shelf, /\A[a-z]\d+\z/
  word_param :place, /[a-z]/

  get '/print' do
    system("p #{params[:name]}")
    system("p #{params[:shelf]}")
    system("p #{params[:place]}") # want RBN201
    system("p #{params[:tray]}") # want RBN201
  end
end

class Trays < Base
  word_param :tray

  get '/print' do
    system("p #{params[:tray]}")
    system("p #{params[:name]}") # want RBN201
  end
end

# Filters by a regular expression, which has to match the whole path.
class Reports < Sinatra::Base
  before %r{/reports/.*} do
    halt 400 unless params[:month].to_s.match?(/\A\d{4}-\d\d\z/)
  end

  before %r{/(?:daily|weekly)} do
    halt 400 unless params[:day].to_s.match?(/\A\d+\z/)
  end

  get '/reports/month' do
    `report #{params[:month]}`
  end

  get '/reports/:id/month' do
    `report #{params[:month]}`
  end

  get '/report/month' do
    `report #{params[:month]}` # want RBN201
  end

  get '/old/reports/month' do
    `report #{params[:month]}` # want RBN201
  end

  get '/weekly' do
    `report #{params[:day]}`
  end

  get '/weekly/all' do
    `report #{params[:day]}` # want RBN201
  end

  get '/:kind' do
    `report #{params[:day]}` # want RBN201
  end
end
