# frozen_string_literal: true

require 'erb'
require 'sinatra/base'

class App < Sinatra::Base
  GREETING = '<p>Dear <%= name %></p>'

  get '/constant' do
    erb GREETING, locals: { name: params[:name] }
  end

  get '/named' do
    @name = params[:name]
    erb :greeting
  end

  get '/constant-template' do
    name = ERB::Util.html_escape(params[:name])
    ERB.new(GREETING).result(binding) + name
  end

  get '/inline' do
    erb "<p>Dear #{params[:name]}</p>" # want RBN403
  end

  get '/chosen' do
    erb params[:view].to_sym # want RBN301
  end

  get '/both' do
    erb params[:view].to_s # want RBN403
  end

  get '/slim' do
    slim "p Dear #{params[:name]}" # want RBN403
  end

  get '/haml' do
    haml "%p Dear #{params[:name]}" # want RBN403
  end

  get '/erb' do
    ERB.new("<p>#{params[:name]}</p>").result # want RBN403 RBN701
  end
end
