# frozen_string_literal: true

require 'sinatra/base'
require 'pick'
require 'rawpick'

# Requests that name methods and classes which Rust looks up, or are code that it runs.
class App < Sinatra::Base
  post '/known' do
    Pick.known(params[:name]).to_s
    Pick.sum(params[:text]).to_s
    Pick.hex(params[:text]).to_s
    Rawpick.size(params[:text]).to_s
    Rawpick.constant(params[:name]).to_s
  end

  post '/any' do
    Pick.any(params[:name]).to_s
    Pick.call(params[:text], params[:name]).to_s
    Pick.words(params[:text]).to_s
    Rawpick.call(params[:text], params[:name]).to_s
    Rawpick.any(params[:name]).to_s
    Rawpick.path(params[:name]).to_s
  end
end
