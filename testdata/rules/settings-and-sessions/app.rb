# frozen_string_literal: true

require 'sinatra/base'

# What the application sets, and what it keeps of its users.
class Settings < Sinatra::Base
  enable :sessions

  set :shelves, %w[inbox archive].freeze
  set :tools, { 'list' => 'ls', 'count' => 'wc' }
  set :anything, ENV.keys
  set(:computed) { %w[inbox archive] }
  set :called, -> { 'ls' }
  set :handlers, { 'list' => ->(name) { system("ls #{name}") } } # want RBN201

  get '/listed' do
    shelf = params[:shelf]
    halt 400 unless settings.shelves.include?(shelf)
    system("ls #{shelf}")
  end

  get '/listed-by-class' do
    shelf = params[:shelf]
    halt 400 unless self.class.shelves.include?(shelf)
    system("ls #{shelf}")
  end

  get '/listed-by-name' do
    shelf = params[:shelf]
    halt 400 unless Settings.shelves.include?(shelf)
    system("ls #{shelf}")
  end

  get '/unlisted' do
    shelf = params[:shelf]
    halt 400 if settings.shelves.include?(shelf)
    system("ls #{shelf}") # want RBN201
  end

  get '/table' do
    system("#{settings.tools.fetch(params[:tool])} inbox")
    system("#{settings.called} #{settings.computed.first}")
    system("#{settings.called} #{params[:name]}") # want RBN201
  end

  get '/handler' do
    settings.handlers['list'].call(params[:name])
  end

  get '/remember' do
    session[:shelf] = params[:shelf]
    session['kept'] = 'inbox'
    session[:checked] = params[:checked] if settings.shelves.include?(params[:checked])
    remember(params[:title])
    redirect '/recall'
  end

  helpers do
    def remember(title)
      session[:title] = title
    end

    def recalled
      session[:title]
    end
  end

  get '/recall' do
    system("ls #{session[:shelf]}") # want RBN201 route=GET:/remember
    system("ls #{session['shelf']}") # want RBN201
    system("ls #{session.fetch(:shelf)}") # want RBN201
    system("ls #{recalled}") # want RBN201
    system("ls #{session[:kept]}")
    system("ls #{session[:checked]}")
    system("ls #{session[:user]}")
  end
end

# Another application has another session.
class Stranger < Sinatra::Base
  get('/recall') { system("ls #{session[:shelf]}") }
end
