# frozen_string_literal: true

require 'sinatra/base'
require 'sinatra-websocket'

# The ways in which a handler takes a request apart.
class Parts < Sinatra::Base
  get '/pattern' do
    params => { name: }
    system("p #{name}") # want RBN201
    case params
    in { filter: { shelf: } }
      system("p #{shelf}") # want RBN201
    end
  end

  get '/liked' do
    system("p #{request.preferred_type(%w[text/html text/plain])}")
    system("p #{request.preferred_type('text/html', 'text/plain')}")
    system("p #{request.preferred_type('text/html', params[:type])}") # want RBN201
    system("p #{request.preferred_type}") # want RBN201
  end

  get '/whole' do
    given = params.to_h.merge(shelf: 'inbox')
    system("p #{given[:name]}") # want RBN201
    system("p #{given[:shelf]}")
    renamed = { title: params[:name], size: 'small' }
    system("p #{renamed[:title]}") # want RBN201
    system("p #{renamed[:size]}")
  end

  get '/sliced' do
    system("p #{params.slice(:a, :b)[:a]}") # want RBN201
    system("p #{params.except(:a)[:b]}") # want RBN201
    system("p #{params.except(:a)[:a]}")
    system("p #{params.select { |key, _| key == 'a' }.values.first}") # want RBN201
    system("p #{params.map { |key, value| "#{key}=#{value}" }.join(' ')}") # want RBN201
    params.each { |key, value| system("p #{key} #{value}") } # want RBN201
    params.each_pair { |_, value| system("p #{value}") } # want RBN201
    system("p #{params.keys.first}") # want RBN201
    system("p #{params.size} #{params.key?(:a)} #{params.empty?}")
  end

  get '/deleted' do
    name = params.delete(:name)
    system("p #{name}") # want RBN201
    system("p #{params[:other]}") # want RBN201
  end

  # The check of one key says nothing of another.
  get '/checked' do
    halt 400 unless %w[a b].include?(params[:name])
    system("p #{params[:name]}")
    system("p #{params[:other]}") # want RBN201
  end

  get '/headers' do
    headers 'X-Name' => 'inbox'
    system("p #{headers['X-Name']}")
    system("p #{request.env['HTTP_X_NAME']}") # want RBN201
    system("p #{request.env['SERVER_SOFTWARE']} #{env['REQUEST_METHOD']} #{env['rack.version']}")
    system("p #{request.request_method} #{request.xhr?} #{request.secure?} #{request.content_length.to_i}")
    system("p #{request.referer} #{request.referrer}") # want RBN201
    system("p #{request.GET['x']}") # want RBN201
    system("p #{request.POST['x']}") # want RBN201
    system("p #{request.host}") # want RBN201
    system("p #{request.cookies['x']}") # want RBN201
    system("p #{request.url}") # want RBN201
  end

  post '/body' do
    request.body.rewind
    text = request.body.read
    system("p #{text}") # want RBN201
    request.body.each { |line| system("p #{line}") } # want RBN201
    request.body.each_line { |line| system("p #{line}") } # want RBN201
    data = JSON.parse(text, symbolize_names: true)
    system("p #{data[:name]}") # want RBN201
    system("p #{data.dig(:filter, :name)}") # want RBN201
  end

  get '/socket' do
    request.websocket do |ws|
      ws.onopen { ws.send('welcome') }
      ws.onmessage { |message| system("p #{message}") } # want RBN201
      ws.onclose { system('p closed') }
    end
  end
end
