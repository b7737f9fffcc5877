# frozen_string_literal: true

require 'sinatra/base'
require 'active_record'
require 'sequel'

class List < ActiveRecord::Base
end

class Task < Sequel::Model(:tasks)
end

class Build
  include DataMapper::Resource
end

# What a database holds is not what it was asked for.
class App < Sinatra::Base
  get '/list/:id' do
    list = List.where(email: params[:id]).first
    File.read(list.logfile)
    system("show #{List.find(params[:id]).name}")
  end

  get '/belongs/:id' do
    owner = List.find(params[:owner])
    system("show #{owner.tasks.find_by_name!(params[:id]).name}")
    system("show #{owner.tasks.find_by(name: params[:id]).name}")
    File.read(settings.shelf.lookup(params[:id]).file)
    File.read(params[:file].presence) # want RBN301
  end

  get '/task/:id' do
    system("show #{Task[params[:id]].name}")
    system("show #{Task.where(name: params[:id]).first.name}")
  end

  get '/build/:id' do
    system("show #{Build.get(params[:id]).commit}")
  end

  # What is updated is no Hash if nothing says so.
  post '/update' do
    note = settings.notes.fetch(1)
    note.update(params)
    system("show #{note.name}")
    options = {}
    options.update(params)
    system("show #{options[:name]}") # want RBN201
  end

  post '/list' do
    list = List.new({ 'name' => params[:name], 'host' => 'localhost' })
    system("list #{list['name']}") # want RBN201
    system("list #{list['host']}")
    task = Task.create(name: params[:name])
    system("list #{task.id}")
    system("list #{task.name}") # FN_RBN201
  end
end
