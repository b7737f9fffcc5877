require 'sinatra/base'

# What a program keeps itself, in tables of its own, is changed before it is asked who comes, or after.
module Shelf
  Note = Struct.new(:id, :text, :shown, keyword_init: true)

  module_function

  def notes = (@notes ||= { '1' => Note.new(id: '1', text: 'milk', shown: false) })
  def tags = (@tags ||= { '1' => { name: 'home' } })
  def lines = (@lines ||= [])
  def drop(id) = notes.delete(id)
  def find(id) = notes[id]
end

class Kept < Sinatra::Base
  enable :sessions

  CODES = { 'spring' => 3 }
  SEEN = {}
  set :stock, { 'tea' => 1 }

  helpers do
    def me = session[:user]

    def login! = (halt 401 unless me)
  end

  delete '/notes/:id' do # want RBN722 (access=bypassable)
    Shelf.notes.delete(params[:id])
    login!
    204
  end

  delete '/notes/:id/first' do # access=guarded
    login!
    Shelf.notes.delete(params[:id])
    204
  end

  delete '/notes/:id/open' do # access=open
    Shelf.notes.delete(params[:id])
    204
  end

  # Through a method, a constant, an option of the class.
  delete '/notes/:id/dropped' do # want RBN722 (access=bypassable)
    Shelf.drop(params[:id])
    login!
    204
  end

  delete '/codes/:code' do # want RBN722 (access=bypassable)
    CODES.delete(params[:code])
    login!
    204
  end

  delete '/stock/:name' do # want RBN722 (access=bypassable)
    settings.stock.delete(params[:name])
    login!
    204
  end

  # An element, an attribute, a part of an element.
  put '/codes/:code' do # want RBN722 (access=bypassable)
    CODES[params[:code]] = params[:count]
    login!
    204
  end

  put '/notes/:id/shown' do # want RBN722 (access=bypassable)
    Shelf.notes[params[:id]].shown = true
    login!
    204
  end

  put '/notes/:id/text' do # want RBN722 (access=bypassable)
    note = Shelf.find(params[:id]) or halt 404
    note.text = params[:text]
    login!
    204
  end

  put '/tags/:id' do # want RBN722 (access=bypassable)
    Shelf.tags[params[:id]][:name] = params[:name]
    login!
    204
  end

  post '/lines' do # want RBN722 (access=bypassable)
    Shelf.lines << params[:line]
    login!
    201
  end

  put '/tags/:id/first' do # access=guarded
    login!
    Shelf.tags[params[:id]][:name] = params[:name]
    204
  end

  # What is made for the request at hand is nothing that is kept.
  post '/looked' do # access=guarded
    wanted = { 'id' => params[:id] }
    wanted.delete('draft')
    wanted[:name] = params[:name]
    names = []
    names << params[:name]
    params.delete('draft')
    session[:seen] = params[:id]
    login!
    wanted.to_s
  end

  # How often somebody has asked, and when, is noted of those too who come in vain.
  post '/counted' do # access=guarded
    SEEN[params[:name]] = Time.now
    CODES[params[:name]] += 1
    login!
    'counted'
  end

  # A ticket is good for once: by that it is known who comes.
  TICKETS = { 'a1b2' => 7 }
  post '/tickets' do # access=guarded
    owner = TICKETS.delete(params[:token]) or halt 401
    "ticket of #{owner}"
  end
end
