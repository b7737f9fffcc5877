# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/yield' do
    with_name { |name| system("p #{name}") } # want RBN201 from=12
    with_shelf { |shelf| system("p --shelf #{shelf}") }
  end

  def with_name
    yield params[:name]
  end

  def with_shelf
    yield 'inbox'
  end

  get '/called' do
    with_title { |title| system("p --title #{title}") } # want RBN201 from=24
  end

  def with_title(&block)
    block.call(params[:title])
  end

  get '/result' do
    print_result { params[:author] }
  end

  def print_result
    author = yield
    system("p --author #{author}") # want RBN201 from=28
  end

  get '/passed-on' do
    outer { |theme| system("p --theme #{theme}") } # want RBN201 from=45
  end

  def outer(&block)
    inner(&block)
  end

  def inner
    yield params[:theme]
  end

  get '/symbol' do
    names = params[:names].map(&:downcase)
    system("p #{names.first}") # want RBN201
  end

  get '/numbered' do
    params[:names].each { system("p #{_1}") } # want RBN201
  end
end
