require 'sinatra'
require 'pathname'

# The beginning of a path, asked in other ways than by start_with?.
STORE = '/srv/store'.freeze
PAGES = Pathname('/srv/pages')
DIRS = ['/srv/store', '/srv/pages'].freeze

def full(name)
  File.expand_path(name.to_s, STORE)
end

before { content_type :text }

get '/left' do
  path = full(params[:f])
  halt 403 if path.delete_prefix("#{STORE}/") == path
  File.read(path)
end

get '/left/turned' do
  path = full(params[:f])
  halt 403 unless path == path.delete_prefix("#{STORE}/")
  File.read(path) # want RBN301
end

get '/left/inside-of-name' do
  path = full(params[:f])
  halt 403 if path.delete_prefix('/srv/store') == path # want RBN002
  File.read(path) # want RBN301
end

get '/left/other' do
  path = full(params[:f])
  halt 403 if path.delete_prefix("#{STORE}/") == params[:g]
  File.read(path) # want RBN301
end

get '/end' do
  halt 403 if params[:f].delete_suffix('.txt') == params[:f]
  File.read(File.join(STORE, params[:f])) # want RBN301
end

get '/changed' do
  path = full(params[:f])
  halt 403 if path.sub(%r{\A/srv/store/}, '') == path
  File.read(path)
end

get '/where' do
  path = full(params[:f])
  halt 403 unless path.index("#{STORE}/") == 0
  File.read(path)
end

get '/somewhere' do
  path = full(params[:f])
  halt 403 unless path.index("#{STORE}/") # want RBN004
  File.read(path) # want RBN301
end

get '/so-many' do
  path = full(params[:f])
  halt 403 unless path[0, STORE.size + 1] == STORE + '/'
  File.read(path)
end

get '/so-many/later' do
  path = full(params[:f])
  halt 403 unless path[1, STORE.size + 1] == STORE + '/' # want RBN003
  File.read(path) # want RBN301
end

# Directories.
get '/directory' do
  path = PAGES.join("#{params[:f]}.md").cleanpath
  halt 403 unless path.dirname == PAGES
  path.read
end

get '/parent' do
  path = (PAGES + params[:f]).expand_path
  halt 403 unless path.parent == PAGES
  path.read
end

get '/one-of-them' do
  path = full(params[:f])
  halt 403 unless DIRS.include?(File.dirname(path))
  File.read(path)
end

get '/above' do
  path = full(params[:f])
  halt 403 unless Pathname.new(path).ascend.any? { |dir| dir.to_s == STORE }
  File.read(path)
end

get '/above/found' do
  path = PAGES.join(params[:f]).expand_path
  halt 403 if path.ascend.find { |dir| dir == PAGES }.nil?
  path.read
end

get '/above/not-resolved' do
  path = File.join(STORE, params[:f])
  halt 403 unless Pathname.new(path).ascend.any? { |dir| dir.to_s == STORE }
  File.read(path) # want RBN301
end

# Two ways to the same path.
get '/again' do
  path = Pathname.new(params[:f].to_s).expand_path('/srv/pages')
  halt 403 unless path.to_s.start_with?('/srv/pages/')
  File.read(File.expand_path(params[:f].to_s, '/srv/pages'))
end

get '/again/joined' do
  halt 403 unless (PAGES + params[:f]).expand_path.to_s.start_with?('/srv/pages/')
  (PAGES + params[:f]).read
end

get '/again/elsewhere' do
  halt 403 unless (PAGES + params[:f]).expand_path.to_s.start_with?('/srv/pages/')
  (PAGES + params[:g]).read # want RBN301
end

# Said from a directory.
get '/from' do
  path = PAGES.join(params[:f]).expand_path
  halt 403 if path.relative_path_from(PAGES).each_filename.include?('..')
  path.read
end

get '/from/first' do
  path = Pathname.new(params[:f]).expand_path('/srv/pages')
  rel = path.relative_path_from(PAGES)
  halt 403 if rel.each_filename.first == '..'
  path.read
end

get '/from/turned' do
  path = PAGES.join(params[:f]).expand_path
  halt 403 unless path.relative_path_from(PAGES).each_filename.include?('..')
  path.read # want RBN301
end

get '/from/unchecked' do
  rel = PAGES.join(params[:f]).expand_path.relative_path_from(PAGES)
  File.read(File.join(PAGES, rel)) # want RBN301
end

# Cleaned, but not bound to a directory.
get '/cleaned' do
  rel = Pathname.new(params[:f]).cleanpath
  File.read(File.join(PAGES, rel)) # want RBN301
end

get '/cleaned/checked' do
  rel = Pathname.new(params[:f]).cleanpath
  halt 403 if rel.absolute? || rel.to_s.start_with?('..')
  (PAGES + rel).read
end

get '/cleaned/absolute' do
  rel = Pathname.new(params[:f]).cleanpath
  halt 403 if rel.absolute?
  (PAGES + rel).read # want RBN301
end

get '/cleaned/from-the-root-on' do
  path = Pathname.new('/' + params[:f]).cleanpath
  File.read(File.join(PAGES, path))
end

# What has no separator.
get '/none' do
  halt 403 unless params[:f].count('/').zero?
  File.read(File.join(STORE, "x-#{params[:f]}"))
end

get '/some' do
  halt 403 if params[:f].count('/').zero?
  File.read(File.join(STORE, "x-#{params[:f]}")) # want RBN301
end
