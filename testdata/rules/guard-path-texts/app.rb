require 'sinatra/base'
require 'pathname'

class Archive < Sinatra::Base
  set :store, File.join(__dir__, 'store')
  ROOT = Pathname.new(__dir__).join('store').realpath
  STORE = File.realpath('/var/lib/archive')

  helpers do
    def inside?(path)
      expanded = File.expand_path(path)
      expanded.start_with?("#{STORE}/")
    end

    def relative_to_root(name)
      full = ROOT.join(name).expand_path
      rel = full.relative_path_from(ROOT)
      halt 403 if rel.to_s.start_with?('..')
      full
    end

    def absolute(name)
      File.expand_path(name, settings.store)
    end

    def entry(name)
      Dir.children(settings.store).find { |f| f == name } || halt(404)
    end

    def locate(name)
      path = File.expand_path(File.join(STORE, name))
      return path if path.start_with?(STORE + '/')

      nil
    end
  end

  before { content_type :text }

  get '/1' do
    path = File.join(STORE, params[:f])
    halt 403 unless inside?(path)
    File.read(path)
  end

  get '/2' do
    File.read(relative_to_root(params[:f]))
  end

  get '/3' do
    path = absolute(params[:f])
    halt 403 unless path.start_with?(settings.store) # FN_RBN002
    File.read(path) # want RBN301
  end

  get '/4' do
    File.read(File.join(settings.store, entry(params[:f])))
  end

  get '/5' do
    path = locate(params[:f]) or halt 404
    File.read(path)
  end

  get '/6' do
    halt 404 unless Dir.children(settings.store).include?(params[:f])
    File.read(File.join(settings.store, params[:f]))
  end

  get '/7' do
    halt 404 unless Dir.exist?(File.join(settings.store, params[:f]))
    File.read(File.join(settings.store, params[:f], 'index')) # want RBN301
  end

  get '/8' do
    halt 400 if params[:f].split('/').any? { |s| s == '..' }
    File.read(File.join(settings.store, params[:f]))
  end

  get '/9' do
    parts = params[:f].split('/').reject { |s| s.empty? || s == '.' || s == '..' }
    File.read(File.join(settings.store, *parts))
  end

  get '/10' do
    parts = params[:f].split('/').reject(&:empty?)
    File.read(File.join(settings.store, *parts)) # want RBN301
  end

  get '/11' do
    path = ROOT + params[:f]
    halt 403 unless path.cleanpath.to_s.start_with?("#{ROOT}/")
    path.read
  end

  get '/12' do
    clean = Pathname.new(params[:f]).cleanpath.to_s
    halt 403 if clean.start_with?('..', '/')
    File.read(File.join(settings.store, params[:f]))
  end

  get '/13' do
    name = params[:f].gsub('../', '')
    File.read(File.join(settings.store, name)) # want RBN301
  end

  get '/14' do
    name = params[:f].tr('/\\', '__')
    File.read(File.join(settings.store, "#{name}.txt"))
  end

  get '/15' do
    name = Pathname.new(params[:f]).basename
    (ROOT / name).read
  end

  get '/16' do
    halt 403 unless File.dirname(File.expand_path(params[:f], STORE)) == STORE
    File.read(File.expand_path(params[:f], STORE))
  end

  get '/17' do
    path = Dir.glob(File.join(settings.store, '*')).find { |p| File.basename(p) == params[:f] }
    halt 404 unless path
    File.read(path)
  end

  get '/18' do
    halt 403 if params[:f].include?('..')
    File.read(File.join('/srv/', params[:f]))
  end

  get '/19' do
    halt 403 if params[:f].include?('..')
    File.read(params[:f]) # want RBN301
  end

  get '/20' do
    path = File.expand_path(params[:f], STORE)
    halt 403 unless path.delete_prefix(STORE).start_with?('/')
    File.read(path) # want RBN301
  end

  get '/21' do
    path = ROOT.join(params[:f]).cleanpath
    halt 403 if path.relative_path_from(ROOT).each_filename.first == '..'
    File.read(path)
  end

  get '/22' do
    path = ROOT.join(params[:f]).cleanpath
    halt 403 if path.relative_path_from(ROOT).each_filename.first == '.'
    File.read(path) # want RBN301
  end

  get '/23' do
    path = File.expand_path("#{params[:f]}/HEAD", STORE)
    halt 403 if File.dirname(File.dirname(path)) != STORE
    File.read(path)
  end

  get '/24' do
    path = File.expand_path("#{params[:f]}/HEAD", STORE)
    halt 403 if File.basename(File.dirname(path)) != STORE # want RBN003
    File.read(path) # want RBN301
  end

  get '/25' do
    path = File.expand_path(params[:f], STORE)
    halt 403 unless File.dirname(path).eql?(STORE)
    File.read(path)
  end

  get '/26' do
    path = File.expand_path(params[:f], STORE)
    halt 403 if File.dirname(path).eql?(STORE)
    File.read(path) # want RBN301
  end
end

# A directory that is kept with the slash at its end.
class Shelf
  def initialize(root)
    @root = File.join(File.expand_path(root), '')
    @bare = File.expand_path(root)
  end

  def within(name)
    full = File.expand_path(File.join(@root, name))
    raise ArgumentError, name unless full.start_with?(@root)
    File.read(full)
  end

  def beside(name)
    full = File.expand_path(File.join(@bare, name))
    raise ArgumentError, name unless full.start_with?(@bare) # want RBN002
    File.read(full) # want RBN301
  end
end

Archive.get('/25') { Shelf.new('/srv/shelf').within(params[:f]) + Shelf.new('/srv/shelf').beside(params[:f]) }
