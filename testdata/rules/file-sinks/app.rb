# frozen_string_literal: true

require 'fileutils'
require 'pathname'
require 'sinatra/base'

class App < Sinatra::Base
  get '/copied' do
    IO.copy_stream(params[:from], '/srv/copy') # want RBN301
    IO.copy_stream(request.body, '/srv/copy')
    IO.copy_stream(params[:upload][:tempfile], '/srv/copy')
    'copied'
  end

  ROOT = '/srv/papers'

  get '/constant' do
    File.read("#{ROOT}/index.txt")
    File.write('/tmp/papers.log', params[:text])
    File.open('/tmp/papers.log', 'a') { |f| f.puts params[:text] } # want RBN702
    File.extname(params[:name])
    File.join(ROOT, params[:name])
    FileUtils.mkdir_p(ROOT)
    send_file 'public/index.html', filename: params[:name]
  end

  get '/read' do
    path = "#{ROOT}/#{params[:name]}"
    File.read(path) # want RBN301
    File.readlines(path) # want RBN301
    File.foreach(path) { |line| logger.info line } # want RBN301
    File.open(path) { |f| f.gets } # want RBN301
    File.new(path).close # want RBN301
    IO.read(path) # want RBN301
    IO.readlines(path) # want RBN301
    File.binread(path) # want RBN301
    Dir.children(path) # want RBN301
    Dir.glob("#{path}/*") # want RBN301
    Dir["#{path}/*"] # want RBN301
    send_file path # want RBN301
  end

  post '/write' do
    path = File.join(ROOT, params[:name])
    File.write(path, 'text') # want RBN301
    IO.binwrite(path, 'text') # want RBN301
    File.open(path, 'w') { |f| f.puts 'text' } # want RBN301
    File.delete(path) # want RBN301
    File.rename("#{ROOT}/new", path) # want RBN301
    FileUtils.rm_rf(path) # want RBN301
    FileUtils.mkdir_p(path) # want RBN301
    FileUtils.cp("#{ROOT}/template", path) # want RBN301
    FileUtils.mv(path, "#{ROOT}/trash") # want RBN301
  end

  get '/pathname' do
    path = Pathname.new(ROOT) + params[:name]
    path.read # want RBN301
    (Pathname.new(ROOT) / params[:name]).write('text') # want RBN301
    Pathname(ROOT).join(params[:name]).delete # want RBN301
    Pathname.new(ROOT).join('index.txt').read
  end
end
