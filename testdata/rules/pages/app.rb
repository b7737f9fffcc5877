# frozen_string_literal: true

require 'json'
require 'sanitize'
require 'sinatra/base'
require 'sinatra/json'

# What routes return.
class App < Sinatra::Base
  helpers do
    def page(text)
      "<html><body>#{text}</body></html>"
    end

    def clean(text)
      Rack::Utils.escape_html(text)
    end

    def as_json!
      content_type :json
    end

    def greeting(name)
      "Dear #{name}"
    end
  end

  before '/api/*' do
    content_type :json
  end

  get '/interpolated' do
    "<h1>Hello #{params[:name]}</h1>" # want RBN701
  end

  get('/brief') { "<h1>Hello #{params[:name]}</h1>" } # want RBN701
  get('/plain') { params[:name] } # want RBN701
  get('/joined') { '<p>' + params[:name] + '</p>' } # want RBN701
  get('/page') { page(params[:name]) } # want RBN701
  get('/status') { [404, "#{params[:name]} is not here"] } # want RBN701
  get('/triple') { [200, { 'X-A' => 'b' }, ["<p>#{params[:name]}</p>"]] } # want RBN701

  get '/hello/:name' do |name|
    return page(name) if params[:short]

    "<h1>Hello #{name}</h1>" # want RBN701
  end

  get '/branches' do
    if params[:name]
      "<p>#{params[:name]}</p>" # want RBN701
    else
      '<p>nobody</p>'
    end
  end

  get '/built' do
    html = +'<ul>'
    params[:names].each do |name|
      html << "<li>#{name}</li>"
    end
    html << '</ul>' # want RBN701
  end

  BASE = 'https://example.org/'

  get '/joined' do
    link = URI.join(BASE, "/#{params[:name]}/")
    other = URI.join(BASE, params[:name])
    stream do |out|
      out << "<a href=\"#{link}\">here</a>"
      out << "<a href=\"#{other}\">there</a>" # want RBN701
      out << "<a href=\"/#{params[:name]}/\">there</a>" # want RBN701
    end
  end

  get '/halt' do
    halt 404, "#{params[:name]} is not here" if params[:x] == 'a' # want RBN701
    halt "<p>#{params[:name]}</p>" if params[:x] == 'b' # want RBN701
    halt 400, { 'Content-Type' => 'text/plain' }, params[:name] if params[:x] == 'c'
    halt 400, clean(params[:name]) if params[:x] == 'd'
    halt 404
  end

  get '/stream' do
    stream do |out|
      out << '<p>'
      out << params[:name] # want RBN701
    end
  end

  not_found { "nothing at #{params[:path]}" } # want RBN701

  get('/escaped') { "<h1>Hello #{Rack::Utils.escape_html(params[:name])}</h1>" }
  get('/helper') { "<h1>Hello #{clean(params[:name])}</h1>" }
  get('/included') { "<h1>Hello #{escape_html(params[:name])}</h1>" }
  get('/sanitized') { Sanitize.fragment(params[:html]) }
  get('/number') { "<p>#{Integer(params[:n]) + 1}</p>" }
  get('/length') { params[:name].length.to_s }
  get('/known') { %w[a b].include?(params[:name]) ? params[:name] : 'c' }
  get('/json') { json name: params[:name] }
  get('/to-json') { { name: params[:name] }.to_json } # want RBN701
  get('/generated') { JSON.generate(name: params[:name]) } # want RBN701
  get('/view') { erb :index, locals: { name: params[:name] } }
  get('/constant') { "<p>#{params[:name] ? 'yes' : 'no'}</p>" }
  get('/loop') { params[:names].each { |name| settings.names.add(name) } }

  get '/text' do
    content_type 'text/plain'
    "Hello #{params[:name]}"
  end

  get '/typed' do
    content_type :json
    "{\"name\": \"#{params[:name]}\"}"
  end

  get '/typed-helper' do
    as_json!
    "{\"name\": \"#{params[:name]}\"}"
  end

  get '/typed-header' do
    headers 'Content-Type' => 'text/csv'
    "name\n#{params[:name]}\n"
  end

  get '/typed-response' do
    response['Content-Type'] = 'application/json; charset=utf-8'
    "\"#{params[:name]}\""
  end

  get '/typed-halt' do
    content_type :txt
    halt 404, "#{params[:name]} is not here"
  end

  get '/api/names' do
    "[\"#{params[:name]}\"]"
  end

  get '/html' do
    content_type :html
    "<p>#{params[:name]}</p>" # want RBN701
  end

  get '/either' do
    content_type :json if params[:json]
    content_type :html unless params[:json]
    greeting(params[:name]) # want RBN701
  end

  post '/checked' do
    halt 400 unless params[:name].match?(/\A\w+\z/)
    "<p>#{params[:name]}</p>"
  end

  post '/checked-badly' do
    halt 400 unless params[:name].match?(/\A[\w<>]+\z/)
    "<p>#{params[:name]}</p>" # want RBN701
  end
end
