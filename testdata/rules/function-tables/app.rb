# frozen_string_literal: true

require 'sinatra'

# Functions that are looked up in a table.
def start(name)
  system("start #{name}") # want RBN201 from=app.rb:34
end

def stop(name)
  system("stop #{name}") # want RBN201 from=app.rb:34
end

def restart(name)
  system('restart', name)
end

def unused(name)
  system("unused #{name}")
end

ACTIONS = {
  'remove' => ->(name) { system("remove #{name}") }, # want RBN201 from=app.rb:38
  'status' => ->(name) { system('status', name) }
}.freeze

get '/services/:action' do
  table = {
    start: method(:start),
    stop: method(:stop),
    restart: method(:restart)
  }
  action = table[params[:action].to_sym]
  action.call(params[:name])
end

get '/constants/:action' do
  ACTIONS.fetch(params[:action]).call(params[:name])
  ACTIONS['status'].call(params[:other])
end

get '/one' do
  method(:restart).call(params[:name])
end
