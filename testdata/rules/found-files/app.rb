require 'sinatra'
require 'find'

# The names of the files that there are, wherever the directory is said.
set :store, ENV.fetch('STORE')

helpers do
  def store = settings.store

  def listed(dir, name)
    Dir.children(dir).include?(name) ? File.join(dir, name) : nil
  end
end

before { content_type :text }

get '/children' do
  halt 404 unless Dir.children(store).include?(params[:f])
  File.read(File.join(store, params[:f]))
end

get '/glob' do
  halt 404 unless Dir.glob("#{store}/*.md").include?(params[:f])
  File.read(params[:f])
end

get '/names' do
  names = Dir.glob("#{store}/*.md").map { |f| File.basename(f) }
  halt 404 unless names.include?(params[:f])
  File.read(File.join(store, params[:f]))
end

get '/pathname' do
  names = Pathname.new(store).children.map { |c| c.basename.to_s }
  halt 404 unless names.include?(params[:f])
  File.read(File.join(store, params[:f]))
end

get '/tree' do
  halt 404 if Find.find(store).none?(params[:f])
  File.read(params[:f])
end

get '/listed' do
  path = listed(store, params[:f])
  halt 404 if path.nil?
  File.read(path)
end

get '/not-listed' do
  halt 404 if Dir.children(store).include?(params[:f])
  File.read(File.join(store, params[:f])) # want RBN301
end

get '/none-unless' do
  halt 404 unless Find.find(store).none?(params[:f])
  File.read(params[:f]) # want RBN301
end

get '/there' do
  halt 404 unless File.exist?(File.join(store, params[:f]))
  File.read(File.join(store, params[:f])) # want RBN301
end
