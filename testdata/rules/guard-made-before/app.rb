require 'sinatra'
require 'cgi'

# A path that is put together before its part is checked.
ROOT = '/srv/root'.freeze

helpers do
  def target_for(name)
    target = File.join(ROOT, name)
    raise ArgumentError, 'bad name' if name.include?('/') || name == '..'
    target
  end

  def used_before(name)
    target = File.join(ROOT, name)
    File.delete(target) # want RBN301
    raise ArgumentError, 'bad name' if name.include?('/')
    target
  end

  def word!(text)
    halt 400 unless text.match?(/\A\w+\z/)
  end
end

error(ArgumentError) { 400 }

before { content_type :text }

get('/target') { File.read(target_for(params[:f])) }

delete('/used') { used_before(params[:f]) }

get '/here' do
  name = params[:f]
  path = "#{ROOT}/#{name}.txt"
  halt 400 unless name =~ /\A\w+\z/
  File.read(path)
end

get '/element' do
  path = "#{ROOT}/#{params[:f]}.txt"
  halt 400 unless params[:f] =~ /\A\w+\z/
  File.read(path)
end

get '/command' do
  cmd = "du -s #{ROOT}/#{params[:f]}"
  word!(params[:f])
  `#{cmd}`
end

get '/several' do
  name = params[:f].to_s
  file = "#{name}.txt"
  path = File.expand_path(file, ROOT)
  if name.match?(/\A\w+\z/)
    File.read(path)
  else
    File.read(file) # want RBN301
  end
end

# What the check leaves open.
get '/other' do
  path = File.join(ROOT, params[:f])
  halt 400 unless params[:g] =~ /\A\w+\z/
  File.read(path) # want RBN301
end

get '/both' do
  dir, name = params[:d], params[:f]
  path = File.join(dir, name)
  halt 400 unless name =~ /\A\w+\z/
  File.read(path) # want RBN301
end

get '/both-of-one' do
  place = params[:place]
  path = File.join(place[:dir], place[:name])
  halt 400 unless place[:name] =~ /\A\w+\z/
  File.read(path) # want RBN301
end

get '/assigned-anew' do
  name = params[:f]
  path = File.join(ROOT, name)
  name = File.basename(name)
  halt 400 unless name =~ /\A\w+\z/ # want RBN003
  File.read(path) # want RBN301
end

# Two dots have become a path from the root on.
get '/one-way' do
  name = params[:f]
  path = File.expand_path(name, ROOT)
  halt 400 if name.start_with?('/')
  File.read(path) # want RBN301
end

# What is decoded can be anything.
get '/decoded' do
  name = params[:f]
  path = File.join(ROOT, CGI.unescape(name))
  halt 400 unless name =~ /\A[\w%]+\z/ # want RBN003
  File.read(path) # want RBN301
end

# The part is read first in one arm of a condition.
get '/and' do
  halt 404 unless settings.open && %w[a b].include?(params[:f])
  File.read(File.join(ROOT, params[:f]))
end

get '/or' do
  halt 404 unless settings.open || %w[a b].include?(params[:f])
  File.read(File.join(ROOT, params[:f])) # want RBN301
end

get '/and-nested' do
  halt 404 if !settings.open || !%w[a b].include?(params[:x][:f])
  File.read(File.join(ROOT, params[:x][:f]))
end
