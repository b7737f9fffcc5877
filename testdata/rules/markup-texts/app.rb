# frozen_string_literal: true

require 'sinatra/base'
require 'commonmarker'
require 'json'
require 'kramdown'
require 'redcarpet'

# Texts that become markup, or say that they are none.
class App < Sinatra::Base
  get('/kramdown') { Kramdown::Document.new(params[:text]).to_html } # want RBN701
  get('/redcarpet') { Redcarpet::Markdown.new(Redcarpet::Render::HTML).render(params[:text]) } # want RBN701
  get('/commonmark') { Commonmarker.to_html(params[:text]) }

  # What nothing says of is a page.
  get('/json') { { name: params[:name] }.to_json } # want RBN701
  get('/generated') { JSON.generate(name: params[:name]) } # want RBN701
  get('/numbers') { { size: params[:name].size }.to_json }
  get('/provided', provides: :json) { { name: params[:name] }.to_json }

  get '/said' do
    content_type :json
    { name: params[:name] }.to_json
  end
end

class Api < Sinatra::Base
  set :default_content_type, :json

  get('/json') { { name: params[:name] }.to_json }
end
