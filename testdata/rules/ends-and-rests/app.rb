# frozen_string_literal: true

require 'sinatra/base'

# What an address ends with says nothing of its host, and what is left of a list without good names.
class App < Sinatra::Base
  KNOWN = %w[vim git].freeze

  get '/suffix' do
    halt 400 unless params[:url].to_s.end_with?('.example.org')
    redirect params[:url] # want RBN602
  end

  get '/variable' do
    target = params[:target].to_s
    halt 400 unless target.end_with?('.example.org')
    redirect target # want RBN602
  end

  get '/host' do
    uri = URI(params[:url].to_s)
    halt 400 unless uri.host.end_with?('.example.org')
    redirect uri.to_s
  end

  get '/any' do
    names = Array(params[:names])
    halt 400 if (names - KNOWN).any?
    system("pin #{names.join(' ')}")
  end

  get '/none' do
    names = Array(params[:names])
    halt 400 unless (names - KNOWN).none?
    system("pin #{names.join(' ')}")
    others = Array(params[:others])
    halt 400 unless (others - KNOWN).any?
    system("pin #{others.join(' ')}") # want RBN201
  end

  get '/block' do
    names = Array(params[:names])
    halt 400 if (names - KNOWN).any?(&:empty?)
    system("pin #{names.join(' ')}") # want RBN201
  end
end
