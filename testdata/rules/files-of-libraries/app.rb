# frozen_string_literal: true

require 'fileutils'
require 'find'
require 'mini_magick'
require 'pathname'
require 'sinatra/base'
require 'tempfile'

# Files that libraries open.
class App < Sinatra::Base
  get '/opened' do
    Find.find(params[:x]) { |file| system("p #{file}") } # want RBN301
    Find.find('.') { |file| system("p #{file} #{params[:x].size}") }
    MiniMagick::Image.open(params[:x]) # want RBN301
    MiniMagick::Image.open("/srv/#{params[:n].to_i}.png")
    Rack::Files.new(params[:root]) # want RBN301
    Rack::Files.new('public')
    FileUtils.ln_sr('a', params[:x]) # want RBN301
    system("p #{FileUtils.compare_file('a', 'b')} #{FileUtils.getwd}")
    'ok'
  end

  # The name of a temporary file loses its separators.
  get '/temporary' do
    Tempfile.new(params[:x])
    Tempfile.create([params[:x], '.png']) { |file| system("p #{file.path}") }
    Dir.mktmpdir(params[:x])
    Tempfile.new('x', params[:x]) # want RBN301
    'ok'
  end

  get '/paths' do
    path = Pathname.new(params[:x])
    system("p #{path.split.last}") # want RBN201
    system("p #{path.ctime} #{path.ftype}")
    system("p #{Pathname.new('a').split.last}")
  end
end
