# frozen_string_literal: true

require 'depot'
require 'sinatra/base'

# An object of Ruby holds what it was given too.
class Journal
  def initialize
    @lines = []
    @name = 'journal'
  end

  def add(line) = @lines << line

  def write
    system("logger #{@name}")
    system("logger #{@lines.join(';')}") # want RBN201
  end
end

# Objects that constants are, one for the whole program.
class App < Sinatra::Base
  QUEUE = Depot::Queue.new
  COUNT = Depot::Count.new
  JOURNAL = Journal.new
  FIXED = Depot::Fixed.new
  OTHER = Depot::Fixed.new

  post '/lines' do
    QUEUE.push(params[:line].to_s)
    QUEUE.note(params[:note].to_s)
    204
  end

  post '/run' do
    QUEUE.run ? 204 : 500
  end

  # How long the lines are, and no more.
  post '/count' do
    COUNT.push(params[:line].to_s)
    COUNT.run ? 204 : 500
  end

  # One object is given something, the other one runs.
  post '/fixed' do
    OTHER.set(params[:line].to_s)
    FIXED.set('true')
    FIXED.run ? 204 : 500
  end

  post '/journal' do
    JOURNAL.add(params[:line].to_s)
    JOURNAL.write
    204
  end
end
