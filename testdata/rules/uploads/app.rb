# frozen_string_literal: true

require 'fileutils'
require 'sinatra/base'

# The name of an uploaded file has no directory, if it is one of an uploaded file.
class Uploads < Sinatra::Base
  ROOT = '/srv/uploads'

  post '/read-first' do
    content = params[:file][:tempfile].read
    File.write("#{ROOT}/#{params[:file][:filename]}", content)
  end

  post '/read-by-the-way' do
    File.write("#{ROOT}/#{params[:file][:filename]}", params[:file][:tempfile].read)
  end

  post '/variable' do
    file = params['file']
    name = file['filename']
    FileUtils.cp(file['tempfile'].path, "#{ROOT}/#{name}")
  end

  post '/name-only' do
    File.write("#{ROOT}/#{params[:file][:filename]}", params[:file][:content]) # want RBN301
  end

  # The file is there, and empty, before anybody asks.
  post '/opened-first' do
    File.open("#{ROOT}/#{params[:file][:filename]}", 'wb') do |out| # want RBN301
      out.write(params[:file][:tempfile].read)
    end
  end

  # Texts have a size too.
  post '/size' do
    halt 413 if params[:file][:tempfile].size > 1024
    File.write("#{ROOT}/#{params[:file][:filename]}", 'x') # want RBN301
  end

  # That another one is a file says nothing.
  post '/other' do
    params[:other][:tempfile].read
    File.write("#{ROOT}/#{params[:file][:filename]}", 'x') # want RBN301
  end

  # It is still a text that someone chose.
  post '/command' do
    params[:file][:tempfile].rewind
    system("file #{params[:file][:filename]}") # want RBN201
  end

  # A text in its place names any file.
  post '/forged' do
    File.read(params[:file][:tempfile]) # want RBN301
    File.read(params[:file][:tempfile].path)
    params[:file][:tempfile].read # want RBN701
  end
end
