# frozen_string_literal: true

require 'json'
require 'sinatra/base'
require 'desk'

# JSON that one language writes and the other one reads.
class App < Sinatra::Base
  before { content_type :json }

  get '/shelf' do
    page = JSON.parse(Desk.page(params[:title]))
    File.read("/srv/desk/#{page['shelf']}")
  end

  get '/file' do
    page = JSON.parse(Desk.page(params[:title]))
    File.read("/srv/desk/#{page['file']}") # want RBN301
  end

  get '/text' do
    File.read("/srv/desk/#{Desk.page(params[:title])}") # want RBN301
  end

  get '/renamed' do
    page = JSON.parse(Desk.renamed(params[:title]))
    File.read("/srv/desk/#{page['fileName']}") # want RBN301
  end

  get '/spelled' do
    page = JSON.parse(Desk.spelled(params[:title]))
    File.read("/srv/desk/#{page['f']}") # want RBN301
  end

  get '/flat' do
    page = JSON.parse(Desk.flat(params[:title]))
    File.read("/srv/desk/#{page['file']}") # want RBN301
  end

  get '/list' do
    book = JSON.parse(Desk.book(params[:title]))
    File.read("/srv/desk/#{book['pages'][0]['shelf']}")
    File.read("/srv/desk/#{book['title']}")
    File.read("/srv/desk/#{book['pages'][0]['file']}") # want RBN301
  end

  get '/choice' do
    page = JSON.parse(Desk.choice(params[:title]))
    File.read("/srv/desk/#{page['file']}") # want RBN301
  end

  post '/order' do
    Desk.order(JSON.generate(note: params[:note], day: 'monday'))
    ''
  end

  post '/order/other' do
    Desk.other(JSON.generate({ 'noteText' => params[:note] }))
    ''
  end

  post '/order/value' do
    Desk.value(JSON.generate(note: params[:note], day: 'monday'))
    ''
  end

  post '/own' do
    text = JSON.generate(note: params[:note], day: 'monday')
    order = JSON.parse(text, symbolize_names: true)
    File.read("/srv/desk/#{order[:day]}")
    File.read("/srv/desk/#{order[:note]}") # want RBN301
  end

  post '/whole' do
    text = JSON.generate(note: params[:note], day: 'monday')
    system("echo #{text}") # want RBN201
  end

  post '/again' do
    text = JSON.generate(note: params[:note], day: 'monday')
    order = JSON.parse("[#{text}]").first
    File.read("/srv/desk/#{order['note']}") # want RBN301
  end

  post '/short' do
    order = JSON.parse({ note: params[:note], day: 'monday' }.to_json)
    File.read("/srv/desk/#{order['day']}")
    File.read("/srv/desk/#{order['note']}") # want RBN301
  end

  post '/kept' do
    @text = { note: params[:note], day: 'monday' }.to_json
    order = JSON.parse(@text)
    File.read("/srv/desk/#{order['day']}")
    File.read("/srv/desk/#{order['note']}") # want RBN301
    File.read("/srv/desk/#{@text}") # want RBN301
  end
end
