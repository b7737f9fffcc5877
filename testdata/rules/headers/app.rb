# frozen_string_literal: true

require 'cgi'
require 'sinatra/base'

# Headers of responses.
class App < Sinatra::Base
  TYPES = { 'csv' => 'text/csv' }.freeze

  get '/raw' do
    headers 'X-Title' => params[:title] # want RBN603
    headers({ 'X-Title' => params[:title] }) # want RBN603
    headers['X-Title'] = params[:title] # want RBN603
    response['X-Title'] = "paper #{params[:title]}" # want RBN603
    response.headers['X-Title'] = params[:title] # want RBN603
    response.set_header('X-Title', params[:title]) # want RBN603
    response.add_header('X-Title', params[:title].strip) # want RBN603
    content_type params[:type] # want RBN603
    content_type settings.detector.call(params[:name])
    content_type TYPES.fetch(params[:type], 'text/plain')
    titled(params[:title])
    'found'
  end

  # Sinatra and Rack encode these.
  get '/encoded' do
    attachment params[:name]
    response.set_cookie('title', params[:title])
    response.set_cookie('title', value: params[:title], path: '/')
    'found'
  end

  get '/clean' do
    headers 'X-Title' => 'papers', 'X-Count' => params[:count].to_i.to_s
    headers 'X-Title' => params[:title].delete("\r\n")
    headers 'X-Title' => params[:title].gsub(/[\r\n]/, ' ')
    headers 'X-Title' => params[:title].gsub(/\s+/, ' ')
    headers 'X-Title' => params[:title].gsub(/[^\w.-]/, '')
    headers 'X-Title' => params[:title].tr("\r\n", ' ')
    headers 'X-Title' => params[:title].squish
    title = params[:title].dup
    title.delete!("\r\n")
    headers 'X-Title' => title
    response['X-Title'] = CGI.escape(params[:title])
    response['X-Title'] = params[:title].inspect
    response['X-Title'] = params[:title].to_json
    response['X-Title'] = params[:title].gsub('a', 'b') # want RBN603
    response['X-Title'] = params[:title].delete('"') # want RBN603
    response['X-Params'] = params.to_s
    halt 400, { 'X-Title' => params[:title] }, 'no' if params[:a] # want RBN603
    halt 400, { 'X-Title' => params[:n].to_i.to_s }, 'no' if params[:b]
    halt 302, { 'Location' => params[:to] }, '' if params[:c] # want RBN602 RBN603
    halt 302, { 'Location' => '/papers' }, '' if params[:d]
    'found'
  end

  get '/echo' do
    response['X-Agent'] = request.user_agent
    response['X-Agent'] = request.env['HTTP_X_AGENT']
    response['X-Agent'] = request.cookies['agent'] # want RBN603
    'found'
  end

  get '/triple' do
    [200, { 'X-Title' => params[:title], 'Content-Type' => 'text/plain' }, ['x']] # want RBN603
  end

  get '/moved' do
    [302, { 'location' => params[:to] }, []] # want RBN602 RBN603
  end

  get '/sound' do
    [200, { 'X-Number' => params[:n].to_i.to_s, 'Content-Type' => 'text/plain' }, [params[:text]]]
  end

  def titled(title)
    response['X-Title'] = title # want RBN603
  end
end
