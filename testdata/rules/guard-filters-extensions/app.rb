# frozen_string_literal: true

require 'sinatra/base'
require_relative 'guards'

# One of the applications that register the extensions.
class Tenants < Sinatra::Base
  register Guards, Rules

  word_param :tenant
  word_param :zone, /\A[a-z]\d\z/
  word_param :note, /[a-z]/
  number_params :from, :to
  logged_param :label

  get '/show' do
    system("t #{params[:tenant]} #{params[:zone]} #{params[:from]} #{params[:to]} #{params[:site]}")
    system("t #{params[:note]}") # want RBN201
    system("t #{params[:label]}") # want RBN201
    system("t #{params[:other]}") # want RBN201
  end

  get '/lang', word: :lang do
    system("t #{params[:lang]}")
    system("t #{params[:skin]}") # want RBN201
  end

  get '/skin', one: [:skin, 'red', 'blue'] do
    system("t #{params[:skin]}")
    system("t #{params[:lang]}") # want RBN201
  end
end

# Another one, with other parameters.
class Owners < Sinatra::Base
  register Guards
  register Rules

  word_param :owner

  get '/show' do
    system("t #{params[:owner]} #{params[:site]}")
    system("t #{params[:tenant]}") # want RBN201
  end
end

# One that does not register them.
class Guests < Sinatra::Base
  get '/show' do
    system("t #{params[:site]}") # want RBN201
  end
end

# A list of parameters, each with its filter.
class Lists < Sinatra::Base
  %w[shelf row].each do |key|
    before { halt 400 unless params[key].to_s =~ /\A\w+\z/ }
  end

  { 'good' => /\A\w+\z/, 'bad' => /\w+/ }.each do |key, pattern|
    before { halt 400 unless params[key].to_s =~ pattern } # want RBN004
  end

  get '/show' do
    system("t #{params[:shelf]} #{params[:row]} #{params[:good]}")
    system("t #{params[:bad]}") # want RBN201
    system("t #{params[:shelves]}") # want RBN201
  end
end
