# frozen_string_literal: true

require 'sinatra/base'
require 'sinatra/param'

# What sinatra-param lets through.
class Search < Sinatra::Base
  helpers Sinatra::Param

  SORTS = %w[name date].freeze

  get '/search' do
    param :n, Integer
    param :on, Date, required: true
    param :all, Boolean, default: false
    param :sort, String, in: SORTS
    param :order, String, in: %w[asc desc], transform: :downcase, default: 'asc'
    param :kind, String, is: 'paper'
    param :word, String, format: /\A\w+\z/
    system("p #{params[:n]} #{params[:on]} #{params[:all]}")
    system("p #{params[:sort]} #{params['order']} #{params[:kind]} #{params[:word]}")
    system("p #{params[:other]}") # want RBN201
  end

  get '/loose' do
    param :title, String, required: true
    param :size, String, min_length: 2, max_length: 20
    param :list, Array
    param :line, String, format: /^\w+$/ # want RBN001
    param :any, String, format: /\w/
    param :mine, String, in: params[:choices]
    system("p #{params[:title]}") # want RBN201
    system("p #{params[:size]}") # want RBN201
    system("p #{params[:list]}") # want RBN201
    system("p #{params[:line]}") # want RBN201
    system("p #{params[:any]}") # want RBN201
    system("p #{params[:mine]}") # want RBN201
  end

  get '/late' do
    system("p #{params[:n]}") # want RBN201
    param :n, Integer
    'ok'
  end
end

# In front of all routes.
class Before < Sinatra::Base
  helpers Sinatra::Param

  before do
    param :token, String, format: /\A\h+\z/
  end

  get '/one' do
    system("p #{params[:token]}")
    system("p #{params[:name]}") # want RBN201
  end
end
