# frozen_string_literal: true

require 'sinatra/base'
require 'sinatra/config_file'
require 'sinatra/content_for'
require 'sinatra/cookies'
require 'sinatra/link_header'
require 'sinatra/multi_route'
require 'sinatra/required_params'
require 'sinatra/respond_with'
require 'sinatra/streaming'

class App < Sinatra::Base
  register Sinatra::ConfigFile
  register Sinatra::MultiRoute
  register Sinatra::RespondWith
  helpers Sinatra::ContentFor, Sinatra::Cookies, Sinatra::LinkHeader, Sinatra::RequiredParams, Sinatra::Streaming

  config_file 'config.yml'

  get '/config' do
    system("x #{settings.tool}")
    system("x #{cookies[:name]}") # want RBN201
    'ok'
  end

  route :get, :post, '/multi' do
    required_params :name
    system("x #{params[:name]}") # want RBN201
    'ok'
  end

  get '/respond' do
    respond_to do |format|
      format.html { "<p>#{params[:name]}</p>" } # want RBN701
      format.txt { params[:name] }
      format.json { params[:name] }
    end
  end

  get '/respond-escaped' do
    respond_to do |format|
      format.html { "<p>#{Rack::Utils.escape_html(params[:name])}</p>" }
    end
  end

  get '/stream' do
    stream do |out|
      out << params[:name] # want RBN701
      out.puts 'fixed', params[:name] # want RBN701
      out.print 'fixed'
      out.printf('%s', params[:name]) # want RBN701
    end
  end

  get '/stream-plain' do
    content_type :txt
    stream do |out|
      out << params[:name]
      out.puts params[:name]
    end
  end

  get '/link' do
    stylesheet params[:name] # want RBN603
    prefetch '/fixed'
    'ok'
  end

  get '/content' do
    content_for(:head) { "<p>#{params[:name]}</p>" } # want RBN701
    content_for(:foot) { '<p>fixed</p>' }
    content_for :side, "<p>#{Rack::Utils.escape_html(params[:name])}</p>"
    yield_content :head
  end
end
