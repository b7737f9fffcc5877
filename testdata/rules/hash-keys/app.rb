# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/literal' do
    options = { name: params[:name], shelf: 'inbox' }
    system("p #{options[:name]}") # want RBN201
    system("p #{options[:shelf]}")
  end

  get '/stored' do
    options = {}
    options[:name] = params[:name]
    options[:shelf] = 'inbox'
    system("p #{options[:shelf]}")
    system("p #{options[:name]}") # want RBN201
  end

  get '/replaced' do
    options = { name: params[:name] }
    options[:name] = 'index'
    system("p #{options[:name]}")
  end

  get '/any-key' do
    options = { 'a' => params[:name] }
    system("p #{options[params[:key]]}") # want RBN201
  end

  get '/unknown-key' do
    options = {}
    options[params[:key]] = params[:name]
    system("p #{options['name']}") # want RBN201
  end

  get '/nested' do
    options = { print: { name: params[:name], copies: '1' } }
    system("p --copies #{options[:print][:copies]}")
    system("p #{options[:print][:name]}") # want RBN201
  end

  get '/values' do
    options = { name: params[:name], shelf: 'inbox' }
    system("p #{options.values.join(' ')}") # want RBN201
  end

  get '/pairs' do
    options = { name: params[:name] }
    text = options.map { |key, value| "--#{key}=#{value}" }.join(' ')
    system("p #{text}") # want RBN201
  end

  get '/merged' do
    options = { shelf: 'inbox' }.merge(name: params[:name])
    system("p #{options[:name]}") # want RBN201
  end

  get '/fetched' do
    options = { name: params[:name], shelf: 'inbox' }
    system("p #{options.fetch(:shelf)}")
    system("p #{options.fetch(:name)}") # want RBN201
  end

  get '/shorthand' do
    name = params[:name]
    shelf = 'inbox'
    options = { name:, shelf: }
    system("p #{options[:shelf]}")
    system("p #{options[:name]}") # want RBN201
  end
end
