# frozen_string_literal: true

require 'sinatra/base'
require_relative 'kit'

# What one function answers is not what another does, though the same line calls both.
class App < Sinatra::Base
  helpers do
    def kit = @kit ||= Kit.new

    def stair = Stair.new(kit)
  end

  get '/plain' do
    File.read("cards/#{kit.plain(params[:name])}") # want RBN301
  end

  get '/letters' do
    File.read("cards/#{kit.letters(params[:name])}")
  end

  post '/count' do
    text = request.body.read
    [kit.words(text), kit.lines(text), kit.signs(text), kit.marks(text)].join(' ')
  end

  get '/step' do
    stair.step(params[:number].to_i).to_s
  end

  get '/named' do
    stair.named(params[:name]).to_s
  end
end
