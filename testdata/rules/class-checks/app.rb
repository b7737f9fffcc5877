# frozen_string_literal: true

require 'sinatra/base'
require 'pathname'
require 'tempfile'

# Conditions on classes, patterns of paths, and on what a value is turned into.
class App < Sinatra::Base
  SIZES = %w[small large].freeze

  post '/upload' do
    file = params[:file][:tempfile]
    halt 400 unless file.is_a?(Tempfile)
    File.read(file)
  end

  post '/forged' do
    file = params[:file][:tempfile]
    halt 400 unless file.is_a?(String)
    File.read(file) # want RBN301
  end

  post '/numbers' do
    count = JSON.parse(request.body.read)['count']
    halt 400 unless count.is_a?(Integer)
    system("head -n #{count} list")
    case params[:count]
    when Integer then system("head -n #{params[:count]} list")
    else system("head -n #{params[:count]} list") # want RBN201
    end
  end

  # Nothing in a request is a Symbol.
  post '/symbols' do
    field = params[:field]
    field = send(field) if field.is_a?(Symbol)
    case field
    when Symbol then system(field)
    else system("show #{field}") # want RBN201
    end
  end

  post '/case' do
    file = params[:file]
    case file
    when File then File.read(file)
    when String then File.read(file) # want RBN301
    end
  end

  get '/below/*' do
    file = Pathname.new(File.join(settings.root, params[:splat].first)).realpath
    halt 403 unless file.fnmatch?("#{settings.root}/**")
    send_file file
  end

  get '/beside' do
    file = Pathname.new(File.join(settings.root, params[:path]))
    halt 403 unless file.fnmatch?("#{settings.root}/**")
    send_file file # want RBN301
  end

  get '/under/*' do
    file = File.expand_path(params[:splat].first, settings.root)
    halt 403 unless File.fnmatch?("#{settings.root}/**", file)
    send_file file
  end

  get '/size' do
    size = params[:size]
    halt 400 unless SIZES.include?(size.downcase)
    system("resize #{size.downcase}")
  end

  get '/other-size' do
    size = params[:size]
    halt 400 unless SIZES.include?(size.downcase) # want RBN003
    system("resize #{size}") # want RBN201
    system("resize #{size.strip}") # want RBN201
  end

  get '/part' do
    size = params[:size]
    halt 400 unless SIZES.include?(size.tr('-', '_')) # want RBN003
    system("resize #{size.tr('-', '_')}")
    system("resize #{size.tr('_', '-')}") # want RBN201
  end

  get '/name' do
    name = params[:name]
    raise ArgumentError if name.include?('/')

    File.read(File.join(settings.root, name))
  end

  get '/dots' do
    name = params[:name]
    raise ArgumentError if name.include?('.')

    File.read(name) # want RBN301
  end

  get '/view' do
    render(:erb, params[:view].to_sym) # want RBN301
  end

  get '/template' do
    render(:erb, params[:template]) # want RBN403
  end

  get '/host' do
    host = URI(params[:url]).host
    File.read(File.join(settings.root, host))
    system("ping #{host}") # want RBN201
  end

  get '/icon' do
    IO.read(Pathname.new(settings.root).join(params[:name])) # want RBN301
  end
end
