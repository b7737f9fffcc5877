# frozen_string_literal: true

require 'sinatra/base'

# A file below the folder.
class Entry
  attr_reader :file

  def initialize(file)
    @file = file
  end

  def join(name)
    @file = File.join(@file, name)
  end

  def remove
    File.delete(@file) # want RBN301 from=app.rb:57
  end

  def touch
    File.write(@file, '') # want RBN301 from=app.rb:52
  end
end

# Each request has an object of its own: what the handler of one route leaves in it no other handler finds.
class App < Sinatra::Base
  def initialize(app = nil)
    super
    @seen = []
  end

  helpers do
    def entry
      @entry ||= Entry.new('/srv/entries')
    end

    def other
      @other ||= Entry.new('/srv/others')
    end

    def label
      @label
    end

    def show
      system("p #{@label}") # want RBN201 from=app.rb:62
    end
  end

  post '/entries' do
    entry.join(params[:name])
    entry.touch
  end

  delete '/entries' do
    entry.join(params[:name])
    entry.remove
  end

  post '/labels' do
    @label = params[:label]
    system("p #{label}") # want RBN201 from=62
    show
  end

  post '/others' do
    other.join(params[:name])
    'joined'
  end

  get '/others' do
    system("p #{label}")
    system("p #{@label}")
    system("p #{other.file}")
    'shown'
  end

  # What the constructor made all requests share.
  post '/seen' do
    @seen << params[:name]
    'seen'
  end

  get '/seen' do
    system("p #{@seen.last}") # want RBN201 from=81
    'shown'
  end

  # What a filter leaves is there for all.
  before do
    @page = params[:page]
  end

  get '/page' do
    system("p #{@page}") # want RBN201 from=92
    'shown'
  end

  # What runs after the handler finds what that left.
  get '/after' do
    @after = params[:after]
    'shown'
  end

  after do
    system("p #{@after}") # want RBN201 from=102
  end
end
