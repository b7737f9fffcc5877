# frozen_string_literal: true

require 'sinatra/base'

# Holds a name.
class Document
  def initialize(name)
    @name = name
    @kind = 'text'
  end

  def print
    system("p #{@name}") # want RBN201 from=38
  end

  def print_kind
    system("p --kind #{@kind}")
  end

  attr_reader :name, :kind
end

# Holds a name too, but never one from a request.
class Shelf
  def initialize(name)
    @name = name
  end

  def print
    system("p --shelf #{@name}")
  end

  attr_reader :name
end

class App < Sinatra::Base
  get '/print' do
    document = Document.new(params[:name])
    document.print
    document.print_kind
    Shelf.new('inbox').print
  end

  get '/reader' do
    document = Document.new(params[:name])
    system("wc #{document.name}") # want RBN201 from=45
    system("wc --kind #{document.kind}")
  end

  get '/two-objects' do
    mine = Document.new('index')
    other = Document.new(params[:name])
    system("wc --mine #{mine.name}")
    system("wc --other #{other.name}") # want RBN201 from=52
  end

  get '/shelf' do
    shelf = Shelf.new('inbox')
    system("ls #{shelf.name}")
  end
end
