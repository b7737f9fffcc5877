# frozen_string_literal: true

require 'sinatra/base'
require_relative 'record'

# Methods that are found by their name only, since the receiver's type is not known.
class App < Sinatra::Base
  # Untrusted text is no Record.
  get '/text' do
    params[:record].archive
    params[:record] == params[:other]
    params[:record].label
  end

  # Nobody calls the methods of an application from outside, nor those of the top level.
  get '/private' do
    settings.store.remove(params[:name])
    settings.store.purge(params[:name])
  end

  get '/record' do
    settings.records.add_copy(params[:name])
  end

  get '/property' do
    system("show #{params[:record].label}") # want RBN201
  end

  def remove(name)
    system("rm #{name}")
  end
end

def purge(name)
  system("purge #{name}")
end
