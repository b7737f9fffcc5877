# frozen_string_literal: true

require 'bigdecimal'
require 'json'
require 'logger'
require 'sinatra/base'
require 'time'
require 'uri'

LOG = Logger.new($stderr)
TABLE = { 'a' => 'b' }.freeze

class App < Sinatra::Base
  get '/number' do
    Integer(params[:a]).to_s
  rescue ArgumentError => e
    LOG.error(e.message)
    halt 400, "<p>#{e.message}</p>" # want RBN701
  end

  get '/number-escaped' do
    Integer(params[:a]).to_s
  rescue ArgumentError => e
    halt 400, "<p>#{Rack::Utils.escape_html(e.message)}</p>"
  end

  get '/number-other' do
    Integer(params[:a]).to_s
  rescue TypeError => e
    halt 400, "<p>#{e.message}</p>"
  end

  get '/number-fixed' do
    Integer(params[:a])
    'ok'
  rescue ArgumentError
    halt 400, 'no number'
  end

  post '/json' do
    JSON.parse(request.body.read).length.to_s
  rescue JSON::ParserError => e
    LOG.error(e.message)
    halt 400, e.message # want RBN701
  end

  post '/json-plain' do
    content_type :json
    JSON.parse(request.body.read).length.to_s
  rescue JSON::ParserError => e
    halt 400, { error: e.message }.to_json
  end

  get '/uri' do
    URI.parse(params[:a])
    'ok'
  rescue URI::InvalidURIError => e
    LOG.warn(e.message)
    halt 400, e.message # want RBN701
  end

  get '/key' do
    TABLE.fetch(params[:a])
  rescue KeyError => e
    halt 404, e.message # want RBN701
  end

  get '/key-default' do
    TABLE.fetch(params[:a], 'none')
  rescue KeyError => e
    halt 404, e.message
  end

  get '/variable' do
    ENV.fetch(params[:a])
    'set'
  rescue KeyError => e
    LOG.warn(e.message)
    halt 404, e.message # want RBN701
  end

  get '/decimal' do
    BigDecimal(params[:a]).round.to_s
  rescue ArgumentError => e
    LOG.warn(e.message) # want RBN702
    halt 400, e.message # want RBN701
  end

  get '/pattern' do
    'abc'.match?(Regexp.new(params[:a])) ? 'yes' : 'no' # want RBN405
  rescue RegexpError => e
    halt 400, e.message # want RBN701
  end

  get '/constant' do
    Object.const_get(params[:a]).name # want RBN402
  rescue NameError => e
    halt 400, e.message # want RBN701
  end

  get '/file' do
    File.read(params[:a]).length.to_s # want RBN301
  rescue Errno::ENOENT, Errno::EACCES => e
    halt 404, e.message # want RBN701
  end

  error Errno::EISDIR do |e|
    halt 404, e.message # want RBN701
  end
end

class Page < ActiveRecord::Base; end

class PagesController < ActionController::Base
  rescue_from ActiveRecord::RecordNotFound do |e|
    render html: "<p>#{e.message}</p>".html_safe # want RBN701
  end

  def show
    @page = Page.find(params[:id])
  end
end
