# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/given' do
    print_document('inbox', params[:name])
    print_document('archive')
  end

  def print_document(shelf, name = 'index')
    system("p --shelf #{shelf}")
    system("p #{name}") # want RBN201 from=7
  end

  get '/default-from-another' do
    print_copy(params[:name])
  end

  def print_copy(name, copy = name)
    system("p --copy #{copy}") # want RBN201 from=17
  end

  get '/never-given' do
    print_index
  end

  def print_index(name = 'index')
    system("p #{name}")
  end
end
