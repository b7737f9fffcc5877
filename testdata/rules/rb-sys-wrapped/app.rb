require 'sinatra'
require_relative 'lib/notes'

get '/notes' do
  notes = Notes.new
  notes.keep(params[:text])
  notes.read(params[:name])
  notes.merge('all', params[:name])
  notes.kept(params[:text])
  notes[params[:name]]
  notes.first(params[:name])
  Notes.drop(params[:name])
  Notes.remove(params[:name])
  Notes.clean(params[:name])
  Notes.count(params[:name])
  Drafts.new.read(params[:name])
  Archive.fetch(params[:name])
  Archive.size(params[:name])
  'done'
end
