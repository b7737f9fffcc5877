# frozen_string_literal: true

require 'sinatra/base'

# How many elements of a list the text is, and what is left of it without them.
class Counted < Sinatra::Base
  SIZES = %w[small large].freeze

  get '/any' do
    size = params[:size]
    halt 400 unless SIZES.any?(size)
    system("convert -size #{size}")
    halt 400 unless SIZES.any?(/\A\w/)
    system("convert -size #{params[:other]}") # want RBN201
  end

  get '/not-any' do
    size = params[:size]
    halt 400 if SIZES.any?(size)
    system("convert -size #{size}") # want RBN201
  end

  get '/count' do
    size = params[:size]
    halt 400 unless SIZES.count(size) > 0
    system("convert -size #{size}")
  end

  get '/count-none' do
    size = params[:size]
    halt 400 unless SIZES.count(size).zero?
    system("convert -size #{size}") # want RBN201
  end

  get '/left' do
    size = params[:size]
    halt 400 unless ([size] - SIZES).empty?
    system("convert -size #{size}")
  end

  get '/left-of-two' do
    size, depth = params.values_at(:size, :depth)
    halt 400 if ([size, depth] - SIZES).any?
    system("convert -size #{size} #{depth}")
  end

  get '/left-over' do
    size = params[:size]
    halt 400 unless ([size] - SIZES).any?
    system("convert -size #{size}") # want RBN201
  end

  get '/left-of-the-good' do
    size = params[:size]
    halt 400 unless (SIZES - [size]).empty?
    system("convert -size #{size}") # want RBN201
  end
end
