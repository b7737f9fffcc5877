# frozen_string_literal: true

require 'archive/tar/minitar'
require 'ffi-libarchive'
require 'rubygems/package'
require 'seven_zip_ruby'
require 'sinatra/base'
require 'zip'

# Names in archives lead out of the folder that the archive is unpacked to.
class App < Sinatra::Base
  DEST = '/srv/unpacked'

  post '/zip' do
    Zip::File.open('upload.zip') do |zip|
      zip.each do |entry|
        File.write(File.join(DEST, entry.name), 'x') # want RBN301
        File.write(File.join(DEST, File.basename(entry.name)), 'x')
        entry.extract(File.join(DEST, entry.name)) # want RBN301
        entry.extract(File.join(DEST, File.basename(entry.name)))
        entry.extract(entry.name, destination_directory: DEST)
        zip.extract(entry, "#{DEST}/#{entry.name}") # want RBN301
        zip.extract(entry, "#{DEST}/#{entry.size}")
        path = File.expand_path(entry.name, DEST)
        entry.extract(path) if path.start_with?("#{DEST}/")
        entry.extract(path) # want RBN301
      end
    end
    'unpacked'
  end

  post '/zip/entries' do
    zip = Zip::File.open('upload.zip')
    zip.entries.each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
    zip.entries.each { |entry| File.write("#{DEST}/#{entry.size}", 'x') }
    Zip::File.foreach('upload.zip') { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
    zip.find_entry('a').extract('/srv/a')
    'unpacked'
  end

  post '/zip/stream' do
    Zip::InputStream.open('upload.zip') do |io|
      while (entry = io.get_next_entry)
        File.write("#{DEST}/#{entry.name}", io.read) # want RBN301
        entry.extract('/srv/a')
      end
    end
    stream = Zip::InputStream.open('upload.zip')
    File.write("#{DEST}/#{stream.get_next_entry.name}", 'x') # want RBN301
    'unpacked'
  end

  post '/tar' do
    Gem::Package::TarReader.new(File.open('upload.tar')) do |tar|
      tar.each { |entry| File.write(File.join(DEST, entry.full_name), entry.read) } # want RBN301
      tar.each { |entry| File.write(File.join(DEST, 'fixed'), entry.read) }
    end
    Minitar::Reader.open('upload.tar') do |tar|
      tar.each_entry { |entry| File.write(File.join(DEST, entry.name), 'x') } # want RBN301
      tar.each_entry { |entry| File.write(File.join(DEST, entry.full_name), 'x') } # want RBN301
      tar.each_entry { |entry| File.write(File.join(DEST, entry.mode), 'x') }
    end
    Archive.read_open_filename('upload.tar') do |archive|
      File.write(File.join(DEST, archive.next_header.pathname), 'x') # want RBN301
    end
    SevenZipRuby::Reader.new('upload.7z').entries.each do |entry|
      File.write(File.join(DEST, entry.path), 'x') # FN_RBN301
    end
    'unpacked'
  end

  post '/opened' do
    Zip::File.open(params[:file]) # want RBN301
    Zip::File.open("/srv/#{params[:id].to_i}.zip")
    system("p #{Zip::File.open('a.zip') { params[:x] }}") # want RBN201
    system("p #{Zip::File.open('a.zip') { 'x' }}")
  end
end
