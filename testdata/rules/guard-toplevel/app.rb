# frozen_string_literal: true

require 'sinatra'

# What the application's modules check.
module Checks
  def slug?(text)
    return false unless text.is_a?(String)

    !text.empty? && text.match?(/\A[a-z0-9_]+\z/)
  end

  def slug!(text)
    error(422, 'bad') unless slug?(text)
  end

  def short!(text)
    error(422, 'long') if text.size > 10
  end
end

helpers Checks

get '/asked' do
  halt 422 unless slug?(params[:x])
  system("p #{params[:x]}")
  'ok'
end

get '/demanded' do
  slug!(params[:x])
  system("p #{params[:x]}")
  'ok'
end

get '/demands-little' do
  short!(params[:x])
  system("p #{params[:x]}") # want RBN201
  'ok'
end
