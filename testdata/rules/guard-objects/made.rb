# frozen_string_literal: true

require 'sinatra/base'

# An object that is made with a text only to ask it about the text.
class SizeCheck
  SIZES = %w[small large].freeze

  def initialize(size, depth = nil, unit: 'px')
    @size = size
    @depth = depth
    @unit = unit
  end

  def known?
    SIZES.include?(@size)
  end

  def unknown?
    !known?
  end

  def unit?
    %w[px mm].include?(@unit)
  end

  def check!
    raise ArgumentError, 'no such size' if unknown?
  end
end

# One that asks about another spelling than it was given.
class TrimmedCheck
  def initialize(size)
    @size = size.strip
  end

  def known?
    SizeCheck::SIZES.include?(@size)
  end
end

# One that puts something else in its place.
class ReplacedCheck
  def initialize(size)
    @size = size
  end

  def reset
    @size = 'small'
  end

  def known?
    reset
    SizeCheck::SIZES.include?(@size)
  end
end

class Made < Sinatra::Base
  get '/one-call' do
    size = params[:size]
    halt 400 unless SizeCheck.new(size).known?
    system("convert -size #{size}")
  end

  get '/variable' do
    check = SizeCheck.new(params[:size], params[:depth])
    halt 400 if check.unknown?
    system("convert -size #{params[:size]}")
    system("convert -depth #{params[:depth]}") # want RBN201
  end

  get '/keyword' do
    unit = params[:unit]
    return 'no' unless SizeCheck.new('small', unit: unit).unit?

    system("convert -units #{unit}")
  end

  get '/raises' do
    size = params[:size]
    SizeCheck.new(size).check!
    system("convert -size #{size}")
  end

  get '/refused' do
    size = params[:size]
    halt 400 if SizeCheck.new(size).known?
    system("convert -size #{size}") # want RBN201
  end

  get '/other' do
    size = params[:size]
    halt 400 unless SizeCheck.new('small').known?
    system("convert -size #{size}") # want RBN201
  end

  get '/trimmed' do
    size = params[:size]
    halt 400 unless TrimmedCheck.new(size).known?
    system("convert -size #{size}") # want RBN201
  end

  get '/replaced' do
    size = params[:size]
    halt 400 unless ReplacedCheck.new(size).known?
    system("convert -size #{size}") # want RBN201
  end
end
