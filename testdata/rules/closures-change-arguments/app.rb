# frozen_string_literal: true

require 'sinatra/base'

# What a lambda changes in what it is given is changed for whoever calls it.
class App < Sinatra::Base
  get '/fill' do
    words = []
    other = []
    fill = ->(list, word) { list << word }
    fill.call(words, params[:word])
    fill.call(other, 'fine')
    system("echo #{words.first}") # want RBN201
    words.size.to_s
  end

  get '/captured' do
    word = params[:word]
    words = []
    fill = ->(list) { list << word }
    fill.(words)
    system("echo #{words.first}") # want RBN201
  end

  get '/copied' do
    words = []
    fill = ->(list, word) { [*list, word] }
    fill.call(words, params[:word])
    system("echo #{words.first}")
  end
end
