require 'sinatra/base'
require 'json'

class Hosting < Sinatra::Base
  ZONES = { 'fra' => 'eu-central', 'iad' => 'us-east' }.freeze

  before '/zones/:zone/?*' do |zone, _rest|
    halt 404 unless ZONES.key?(zone)
    @zone = ZONES[zone]
  end

  before '/sites/*' do
    @form = params.slice(:name, :plan).transform_values { |v| v.to_s.strip }
    halt 422 unless @form.values.all? { |v| v.match?(/\A[a-z0-9-]{1,40}\z/) }
  end

  before '/bulk/*' do
    params.transform_values! { |v| v.is_a?(String) ? v.gsub(/[^\w.-]/, '') : '' }
  end

  before '/half/*' do
    params.transform_values! { |v| v.is_a?(String) ? v.strip : '' }
  end

  before '/payload/*' do
    request.body.rewind
    @payload = JSON.parse(request.body.read)
    halt 400, 'name' unless @payload['name'].to_s =~ /\A\w+\z/
    halt 400, 'size' unless @payload['size'].is_a?(Integer)
  rescue JSON::ParserError
    halt 400
  end

  before do
    next unless params.key?('trace')

    halt 400 unless params['trace'].match?(/\A\h{32}\z/)
  end

  before '/strict/*', provides: [:json] do
    halt 400 unless params[:id] =~ /\A\d+\z/
  end

  get '/zones/:zone/reload' do
    `zonectl reload #{@zone}`
    'done'
  end

  get '/zones/:zone' do
    `zonectl show #{params[:zone]}`
    'done'
  end

  post '/sites/create' do
    system("site create #{@form[:name]} #{@form[:plan]}")
    204
  end

  post '/sites/raw' do
    system("site create #{params[:domain]}") # want RBN201
    204
  end

  post '/bulk/add' do
    system("site add #{params[:name]}")
    204
  end

  post '/half/add' do
    system("site add #{params[:name]}") # want RBN201
    204
  end

  post '/payload/run' do
    system("site run #{@payload['name']} #{@payload['size']}")
    system("site note #{@payload['note']}") # want RBN201
    204
  end

  post '/trace' do
    system("trace #{params['trace']}") if params['trace']
    204
  end

  get '/strict/x' do
    system("strict #{params[:id]}") # want RBN201
    204
  end
end
