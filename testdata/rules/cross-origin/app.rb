# frozen_string_literal: true

require 'sinatra/base'

# Sites that the program names, and answers for everybody without credentials.
class Named < Sinatra::Base
  SITES = %w[https://app.example.com https://admin.example.com].freeze

  before '/listed/*' do
    origin = request.env['HTTP_ORIGIN']
    if SITES.include?(origin)
      headers 'Access-Control-Allow-Origin' => origin, 'Access-Control-Allow-Credentials' => 'true', 'Vary' => 'Origin'
    end
  end

  get '/constant' do
    headers 'Access-Control-Allow-Origin' => 'https://app.example.com', 'Access-Control-Allow-Credentials' => 'true'
    'x'
  end

  get '/everybody' do
    headers 'Access-Control-Allow-Origin' => '*'
    'x'
  end

  get '/repeated' do
    headers 'Access-Control-Allow-Origin' => request.env['HTTP_ORIGIN']
    'x'
  end

  get '/refused' do
    headers 'Access-Control-Allow-Origin' => '*', 'Access-Control-Allow-Credentials' => 'false'
    'x'
  end

  get '/response' do
    response['Access-Control-Allow-Origin'] = ENV.fetch('SITE')
    response['Access-Control-Allow-Credentials'] = 'true'
    'x'
  end

  get '/checked' do
    origin = request.env['HTTP_ORIGIN']
    halt 403 unless origin =~ %r{\Ahttps://[a-z]+\.example\.com\z}
    response.headers['Access-Control-Allow-Origin'] = origin
    response.headers['Access-Control-Allow-Credentials'] = 'true'
    'x'
  end

  get '/star' do
    response['Access-Control-Allow-Origin'] = '*'
    'x'
  end

  set :sites, %w[https://app.example.com]

  get '/settings' do
    if request.env['HTTP_ORIGIN'] && settings.sites.include?(request.env['HTTP_ORIGIN'])
      response.headers['Access-Control-Allow-Origin'] = request.env['HTTP_ORIGIN']
      response.headers['Access-Control-Allow-Credentials'] = 'true'
    end
    'x'
  end
end

# A check that lets others in too.
class Nearly < Sinatra::Base
  get '/beginning' do
    origin = request.env['HTTP_ORIGIN']
    halt 403 unless origin.start_with?('https://app.example') # want RBN002
    headers 'Access-Control-Allow-Origin' => origin, 'Access-Control-Allow-Credentials' => 'true' # want RBN712
    'x'
  end
end

class Anybody < Sinatra::Base
  get '/headers' do
    headers 'Access-Control-Allow-Origin' => request.env['HTTP_ORIGIN'], 'Access-Control-Allow-Credentials' => 'true' # want RBN712
    'x'
  end

  get '/hash' do
    headers({ 'access-control-allow-origin' => request.env['HTTP_ORIGIN'], 'access-control-allow-credentials' => 'true' }) # want RBN712
    'x'
  end

  get '/response' do
    response['Access-Control-Allow-Origin'] = request.env['HTTP_ORIGIN'] || '*' # want RBN712
    response['Access-Control-Allow-Credentials'] = 'true'
    'x'
  end

  get '/response-headers' do
    response.headers['Access-Control-Allow-Origin'] = request.env['HTTP_ORIGIN'] # want RBN712
    response.headers['Access-Control-Allow-Credentials'] = 'true'
    'x'
  end

  get '/own-headers' do
    headers['Access-Control-Allow-Origin'] = env['HTTP_ORIGIN'] # want RBN712
    headers['Access-Control-Allow-Credentials'] = 'true'
    'x'
  end

  get '/mixed' do
    headers 'Access-Control-Allow-Credentials' => 'true'
    response['Access-Control-Allow-Origin'] = env['HTTP_ORIGIN'] # want RBN712
    'x'
  end

  get '/merged' do
    response.headers.merge!('Access-Control-Allow-Origin' => env['HTTP_ORIGIN'], 'Access-Control-Allow-Credentials' => 'true') # want RBN712
    'x'
  end

  get '/array' do
    [200, { 'access-control-allow-origin' => env['HTTP_ORIGIN'], 'access-control-allow-credentials' => 'true' }, ['x']] # want RBN712
  end

  get '/star' do
    headers 'Access-Control-Allow-Origin' => '*', 'Access-Control-Allow-Credentials' => 'true' # want RBN712
    'x'
  end

  get '/stars' do
    response['Access-Control-Allow-Origin'] = '*' # want RBN712
    response['Access-Control-Allow-Credentials'] = 'true'
    'x'
  end
end

# A middleware.
class Open
  def initialize(app)
    @app = app
  end

  def call(env)
    status, headers, body = @app.call(env)
    response = Rack::Response.new(body, status, headers)
    response['Access-Control-Allow-Origin'] = env['HTTP_ORIGIN'] # want RBN712
    response['Access-Control-Allow-Credentials'] = 'true'
    response.finish
  end
end
