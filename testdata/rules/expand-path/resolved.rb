require 'sinatra/base'
require 'pathname'

# A path is checked after it is resolved, by what it lies in.
class Resolved < Sinatra::Base
  ROOT = '/srv/files'.freeze
  DIR = File.join(ROOT, '')
  PLACE = Pathname.new(ROOT)

  get '/constant' do
    path = File.expand_path(params[:name], ROOT)
    halt 403 unless path.start_with?(DIR)
    File.read(path)
  end

  get '/pattern' do
    path = File.expand_path(params[:name], ROOT)
    halt 403 unless path.match?(/\A#{Regexp.escape(ROOT)}\//)
    File.read(path)
  end

  get '/ascend' do
    path = (PLACE + params[:name]).expand_path
    halt 403 unless path.ascend.include?(PLACE)
    File.read(path)
    down = (PLACE + params[:down]).expand_path
    halt 403 unless down.descend.include?(PLACE)
    File.read(down)
    block = (PLACE + params[:block]).expand_path
    halt 403 unless block.ascend.any? { |dir| dir == PLACE }
    File.read(block)
  end

  get '/unresolved' do
    path = PLACE + params[:name]
    halt 403 unless path.ascend.include?(PLACE)
    File.read(path) # want RBN301
    other = (PLACE + params[:other]).expand_path
    halt 403 unless other.ascend.any? { |dir| dir }
    File.read(other) # want RBN301
  end

  get '/parts' do
    path = Pathname.new(params[:name])
    halt 403 if path.each_filename.include?('..')
    File.read("/srv/#{path}")
    File.read(path) # want RBN301
  end
end
