# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/keyword' do
    print_document(name: params[:name], shelf: 'inbox')
  end

  def print_document(name:, shelf: 'inbox', copies: 1)
    system("p --shelf #{shelf} --copies #{copies}")
    system("p #{name}") # want RBN201 from=7
  end

  get '/double-splat' do
    options = { title: params[:title], size: 'a4' }
    print_title(**options)
  end

  def print_title(title:, size:)
    system("p --size #{size}")
    system("p --title #{title}") # want RBN201 from=16
  end

  get '/rest' do
    print_options(author: params[:author])
  end

  def print_options(**options)
    system("p --author #{options[:author]}") # want RBN201 from=26
    system("p --theme #{options[:theme]}")
  end

  get '/default' do
    print_theme
  end

  def print_theme(theme: params[:theme])
    system("p --theme #{theme}") # want RBN201 from=38
  end

  get '/braces' do
    print_hash({ name: params[:name] })
  end

  def print_hash(options)
    system("p --hash #{options[:name]}") # want RBN201 from=43
  end
end
