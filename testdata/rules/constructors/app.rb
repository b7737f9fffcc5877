# frozen_string_literal: true

require 'sinatra/base'

class Document
  def initialize(name, shelf: 'inbox')
    @name = name
    @shelf = shelf
    system("touch #{name}") # want RBN201
  end

  def self.open(name)
    new(name)
  end
end

class Letter < Document
  def initialize(name, address)
    super(name)
    system("stamp #{address}") # want RBN201 from=38
  end
end

class Note < Document
  def print
    system("p --shelf #{@shelf}")
    system("p --note #{@name}") # want RBN201 from=43
  end
end

class App < Sinatra::Base
  get '/new' do
    Document.new(params[:name])
    'done'
  end

  get '/letter' do
    Letter.new('letter', params[:address])
    'done'
  end

  get '/note' do
    Note.new(params[:note]).print
    'done'
  end
end
