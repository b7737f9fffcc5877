# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/literal' do
    command = ['p', params[:name]]
    system("#{command[0]} --version")
    system("p #{command[1]}") # want RBN201
  end

  get '/joined' do
    command = ['p', params[:name]]
    system(command.join(' ')) # want RBN201
  end

  get '/stored' do
    command = ['p']
    command[1] = params[:name]
    system("p #{command[1]}") # want RBN201
    system("#{command[0]} --version")
  end

  get '/last' do
    command = ['p', params[:name]]
    system("p #{command.last}") # want RBN201
  end

  get '/sum' do
    command = %w[p --verbose] + [params[:name]]
    system(command.join(' ')) # want RBN201
  end

  get '/constants' do
    command = %w[p --verbose]
    system(command.join(' ')) if params[:name]
    'done'
  end
end
