# frozen_string_literal: true

require 'sinatra/base'
require_relative 'jobs'

class App < Sinatra::Base
  post '/print' do
    Print.new(params[:name]).in_order
    Print.new(params[:name]).in_order_by_self
    Print.new(params[:name]).by_reader
    Print.new(params[:name]).by_predicate
    Print.new(params[:name]).too_late
    Print.new(params[:name]).unless_asked(params[:force])
    Print.new(params[:name]).renamed(params[:other])
    Print.new(params[:name]).also_unchecked
    Print.new(params[:name]).of_the_request
    Print.new('index').of_the_program
  end

  post '/upload' do
    Upload.new(params).store
    Upload.new(params).store_other
    Upload.new(params).store_again(params)
    Upload.new(params).store_now
    Upload.new(params).store_unchecked
  end

  post '/put' do
    KINDS[params[:kind]].new(params).process
    put(KINDS, params)
  end

  KINDS = { 'config' => PutConfig, 'key' => PutKey, 'log' => PutLog }.freeze

  helpers do
    def put(kinds, given)
      halt 400 unless kinds.key?(given[:kind])
      kinds[given[:kind]].new(given).process
    end
  end
end
