# frozen_string_literal: true

require 'books'
require 'seals'
require 'sinatra/base'
require 'tags'

# Objects that native code makes, and methods of them whose names lists and texts have too.
class App < Sinatra::Base
  BOOK = Book.open('/srv/books')
  SEAL = Seal.make(3)
  TAG = Tags.load('/srv/tags')
  LIST = %w[a b].freeze

  # Numbers, and lists.
  get '/quiet' do
    BOOK.select(params[:page].to_i)
    SEAL.count(params[:a])
    TAG.index(params[:b])
    LIST.fetch(params[:n].to_i)
    [1, 2].select { |n| n.to_s == params[:c] }
    'ab'.dup.insert(0, params[:d])
    204
  end

  # Methods of theirs.
  get '/fetch' do
    BOOK.fetch(params[:name])
  end

  get '/replace' do
    SEAL.replace(params[:name])
    204
  end

  get '/again' do
    Seal.again.replace(params[:name])
    204
  end

  get '/insert' do
    TAG.insert(params[:name])
  end

  get '/copy' do
    Tags.copy.insert(params[:name])
  end
end
