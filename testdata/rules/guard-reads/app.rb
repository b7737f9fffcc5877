# frozen_string_literal: true

require 'open-uri'
require 'sinatra/base'
require 'zip'

# Checks of what is read once more, of where a path leads, and by lists that methods make.
class App < Sinatra::Base
  ROOT = '/srv/papers'
  THEMES = %w[light dark].freeze

  set(:sizes) { %w[a4 a5] }

  helpers do
    def inside?(path)
      File.expand_path(path).start_with?("#{ROOT}/")
    end

    def elsewhere?(path)
      File.expand_path(path, '/tmp').start_with?("#{ROOT}/") # want RBN003
    end

    def beside?(path)
      File.expand_path(path).start_with?(ROOT) # want RBN002
    end

    def number?(text)
      !Integer(text, exception: false).nil?
    end

    def printers
      `lpstat -e`.lines(chomp: true)
    end

    def wanted
      params[:wanted]
    end
  end

  get '/again' do
    req = Rack::Request.new(env)
    theme = THEMES.include?(req.params['theme']) ? req.params['theme'] : 'light'
    system("x #{theme}")
    other = THEMES.include?(req.params['theme']) ? req.params['other'] : 'light'
    system("x #{other}") # want RBN201
    second = Rack::Request.new(env)
    third = THEMES.include?(req.params['theme']) ? second.params['theme'] : 'light'
    system("x #{third}") # want RBN201
    'done'
  end

  get '/inside' do
    path = File.join(ROOT, params[:file])
    halt 403 unless inside?(path)
    send_file path
  end

  get '/elsewhere' do
    path = params[:file]
    halt 403 unless elsewhere?(path)
    send_file path # want RBN301
  end

  get '/beside' do
    path = File.join(ROOT, params[:file])
    halt 403 unless beside?(path)
    send_file path # want RBN301
  end

  get '/number' do
    halt 400 unless number?(params[:n])
    system("x #{params[:n]}")
    halt 400 if (params[:w] =~ /\A\w+\z/).nil?
    system("x #{params[:w]}")
    halt 400 if params[:v].match?(/\A\w+\z/).nil?
    system("x #{params[:v]}") # want RBN201
  end

  get '/lists' do
    halt 404 unless printers.include?(params[:printer])
    system("lpstat -o #{params[:printer]}")
    halt 404 unless settings.sizes.include?(params[:size])
    system("lpr -s #{params[:size]}")
    halt 404 unless wanted.include?(params[:paper])
    system("lpr #{params[:paper]}") # want RBN201
  end

  get '/names' do
    halt 404 unless params[:name].match?(/\A\w[\w.-]*\z/)
    File.read(File.join(ROOT, params[:name]))
    halt 404 unless params[:other].match?(/\A[\w.-]+\z/)
    File.read(File.join(ROOT, params[:other])) # want RBN301
    halt 404 unless params[:third].match?(%r{\A\w[\w./-]*\z})
    File.read(File.join(ROOT, params[:third])) # want RBN301
  end

  get '/addresses' do
    URI.open(params[:url]).read # want RBN201 RBN301 RBN601
    halt 400 unless params[:page].start_with?('https://')
    URI.open(params[:page]).read # want RBN601
    Zip::InputStream.open(request.body) { |io| io.size.to_s }
    Zip::InputStream.open(params[:archive]) { |io| io.size.to_s } # want RBN301
    'done'
  end

  get '/back' do
    redirect request.path_info if params[:a]
    redirect params[:b] # want RBN602
  end

  get '/spelled' do
    halt 400 unless params['name'].to_s.match?(/\A\w+\z/)
    system("x #{params[:name]}")
    halt 400 unless params[:mode] =~ /\A\w+\z/
    system("x #{params['mode']}")
    system("x #{params['size']}") if params[:size].nil?
    system("x #{params[:note]}") if params['note'] # want RBN201
    params[:name] = params[:other]
    system("x #{params[:name]}") # want RBN201
  end

  # A check of what lies deep says nothing of what stands beside it.
  post '/deep' do
    message = JSON.parse(request.body.read).dig('choices', 0, 'message')
    halt 400 unless message['role'] =~ /\A\w+\z/
    system("x #{message['role']}")
    system("x #{message['text']}") # want RBN201
    halt 400 unless params.dig('a', 'b', 'c')['role'] =~ /\A\w+\z/
    system("x #{params.dig('a', 'b', 'c')['text']}") # want RBN201
  end

  post '/level' do
    message = JSON.parse(request.body.read).dig('choices', 'message')
    halt 400 unless message['role'] =~ /\A\w+\z/
    system("x #{message['role']}")
    system("x #{message['text']}") # want RBN201
  end

  get '/markup' do
    "<p>#{params[:text].encode(xml: :text)}</p>"
  end
end
