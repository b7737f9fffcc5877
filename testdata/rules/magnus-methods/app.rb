require 'sinatra'
require_relative 'lib/vault'

get '/calls' do
  shell = Vault::Shell.new('/srv')
  text = Vault::Text.new(params[:x])
  text.run(params[:x])
  shell.kept
  text.kept
  shell.run(params[:x])
  shell.go('a', params[:x])
  Vault.twice(params[:x])
  shell.wrapped(params[:x])
  everywhere(params[:x])
  Silent.new.run(params[:x])
  Vault::Text.go(params[:x])
  shell.run(params[:y], 'another')
  'done'
end

# What one method is given, another uses.
get '/state' do
  shell = Vault::Shell.new(params[:dir])
  shell.entries
  Vault::Shell.new('/srv').list
  'done'
end

get '/files' do
  Vault::Files::Log.make.read(params[:x])
  entry = Vault::Files::Entry.make
  entry.size(params[:x])
  entry.read(params[:x])
  entry.inherited(params[:x])
  'done'
end

get '/named' do
  kept = Kept.make
  kept.path = 'x'
  kept['x']
  kept['x'] = 'y'

  kept.path = params[:a]
  kept[params[:b]]
  kept['x'] = params[:c]
  kept << params[:d]
  kept + params[:e]
  kept.file?(params[:f])
  Older.old(params[:g])
  old_global(params[:h])
  Root.once(params[:i])
  'done'
end
