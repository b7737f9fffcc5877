# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/append' do
    arguments = []
    params[:tags].each { |tag| arguments << "--tag=#{tag}" }
    system("p #{arguments.join(' ')}") # want RBN201 from=8
  end

  get '/push' do
    arguments = ['p']
    %w[title author].each do |key|
      arguments.push("--#{key}", params[key]) if params[key]
    end
    command = arguments.join(' ')
    system(command) # want RBN201
  end

  get '/text' do
    command = +'p'
    params.each { |key, value| command << " --#{key}=#{value}" }
    system(command) # want RBN201
  end

  get '/sum' do
    command = 'p'
    params[:tags].each { |tag| command += " #{tag}" }
    system(command) # want RBN201
  end

  get '/map' do
    system('p ' + params[:tags].map { |tag| "--tag=#{tag}" }.join(' ')) # want RBN201
  end

  get '/each-with-object' do
    arguments = params[:tags].each_with_object([]) { |tag, list| list << tag }
    system("p #{arguments.join(' ')}") # want RBN201
  end

  get '/inject' do
    command = params[:tags].inject('p') { |text, tag| text + ' ' + tag }
    system(command) # want RBN201
  end

  get '/numbers' do
    arguments = []
    params[:ids].each { |id| arguments << "--id=#{id.to_i}" }
    system("p #{arguments.join(' ')}")
  end

  get '/constants' do
    arguments = []
    params[:tags].each { |_tag| arguments << '--tag' }
    system("p #{arguments.join(' ')}")
  end

  get '/another-list' do
    arguments = ['--all']
    tags = []
    params[:tags].each { |tag| tags << tag }
    system("p #{arguments.join(' ')}")
    tags.size.to_s
  end
end
