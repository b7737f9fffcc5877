# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/rest' do
    print_all('p', params[:name])
  end

  def print_all(program, *names)
    system("#{program} --version")
    system("p #{names.join(' ')}") # want RBN201 from=7
  end

  get '/spread' do
    arguments = ['inbox', params[:name]]
    print_two(*arguments)
  end

  def print_two(shelf, name)
    system("p --shelf #{shelf}")
    system("p --name #{name}") # want RBN201 from=16
  end

  get '/forwarded' do
    forward(params[:name])
  end

  def forward(...)
    print_one(...)
  end

  def print_one(name)
    system("p --one #{name}") # want RBN201 from=26
  end

  get '/middle' do
    print_middle('inbox', params[:name], 'a4')
  end

  def print_middle(shelf, *names, size)
    system("p --shelf #{shelf} --size #{size}")
    system("p --names #{names.join(' ')}") # want RBN201 from=38
  end

  get '/handed-on' do
    hand_on('inbox', params[:name])
    hand_on(*['inbox', params[:name]])
    hand_on('x', *['inbox', params[:name]])
    hand_later(*params[:list], 'a', params[:name])
  end

  def hand_on(*all) = print_handed(*all)

  def print_handed(shelf, name, size = 'a4')
    system("p --shelf #{shelf}")
    system("p --name #{name}") # want RBN201
    system("p --size #{size}") # want RBN201
  end

  def hand_later(*all)
    system("p #{all[0]}") # want RBN201
    system("p #{all.last}") # want RBN201
  end
end
