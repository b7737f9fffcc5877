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
  LIST = %w[a b].freeze

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
      File.write(File.join(DEST, entry.path), 'x') # want RBN301
    end
    'unpacked'
  end

  post '/opened' do
    Zip::File.open(params[:file]) # want RBN301
    Zip::File.open("/srv/#{params[:id].to_i}.zip")
    system("p #{Zip::File.open('a.zip') { params[:x] }}") # want RBN201
    system("p #{Zip::File.open('a.zip') { 'x' }}")
  end

  post '/zip/parts' do
    Zip::File.open('upload.zip') do |zip|
      zip.map(&:name).each { |name| File.write("#{DEST}/#{name}", 'x') } # want RBN301
      zip.map(&:size).each { |name| File.write("#{DEST}/#{name}", 'x') }
      zip.reject(&:directory?).each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
      zip.reject(&:directory?).each { |entry| File.write("#{DEST}/#{entry.size}", 'x') }
      zip.select(&:file?).each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
      zip.select { |entry| LIST.include?(entry.name) }.each { |entry| File.write("#{DEST}/#{entry.name}", 'x') }
      zip.select { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
      zip.entries.each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
      zip.to_a.first.then { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
      zip.each_with_index { |entry, i| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
      zip.each_with_index { |entry, i| File.write("#{DEST}/#{i}", 'x') }
      zip.sort_by(&:name).each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
      zip.map { |e| e.name }.each { |name| File.write("#{DEST}/#{name}", 'x') } # want RBN301
      zip.each do |entry|
        next unless LIST.include?(entry.name)
        File.write("#{DEST}/#{entry.name}", 'x')
      end
      zip.find { |e| e.file? }.then { |e|  File.write("#{DEST}/#{e.name}", 'x')  } # want RBN301
      zip.first.then { |e|  File.write("#{DEST}/#{e.name}", 'x')  } # want RBN301
    end
    stream = Zip::InputStream.new(File.open('x.zip'))
    File.write("#{DEST}/#{stream.get_next_entry.name}", 'x') # want RBN301
    Zip::InputStream.open_buffer(File.open('x.zip')) { |s| File.write("#{DEST}/#{s.get_next_entry.name}", 'x') } # want RBN301
    zf = Zip::File.new('x.zip')
    zf.each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
    Zip::File.open_buffer(params[:file][:tempfile]) { |zip| zip.each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } } # want RBN301
    zip = Zip::File.new('x.zip')
    zip.glob('*.xml').each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
    zip.glob('*.xml') { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
    File.write(DEST, zip.read('a'))
    'unpacked'
  end

  post '/tar/parts' do
    Gem::Package::TarReader.new(File.open('upload.tar')) do |tar|
      tar.each do |entry|
        File.write(File.join(DEST, entry.header.name), entry.read) # want RBN301
        File.write(File.join(DEST, entry.header.mode), entry.read)
        File.symlink(entry.header.linkname, File.join(DEST, 'link')) # want RBN301
        File.symlink('fixed', File.join(DEST, 'link'))
      end
      tar.each do |entry|
        next unless LIST.include?(entry.full_name)
        File.write(File.join(DEST, entry.full_name), entry.read)
      end
      tar.rewind
      tar.seek('x') { |entry| File.write(File.join(DEST, entry.full_name), 'x') } # want RBN301
      first = tar.find(&:file?)
      File.write("#{DEST}/#{first.full_name}", first.size) # want RBN301
      File.write("#{DEST}/#{first.size}", first.size)
      tar.map(&:full_name).each { |n| File.write("#{DEST}/#{n}", 'x') } # want RBN301
      tar.select(&:file?).each { |e| File.write("#{DEST}/#{e.full_name}", 'x') } # want RBN301
    end
    reader = Gem::Package::TarReader.new(Zlib::GzipReader.open('upload.tgz'))
    reader.each { |e| File.write("#{DEST}/#{e.full_name}", 'x') } # want RBN301
    Minitar::Input.open(File.open('upload.tar')) do |input|
      input.each { |entry| File.write("#{DEST}/#{entry.full_name}", 'x') } # want RBN301
      input.each_entry { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
      input.each_entry { |entry| File.write("#{DEST}/#{entry.size}", 'x') }
    end
    Minitar::Input.each_entry(File.open('upload.tar')) { |entry| File.write("#{DEST}/#{entry.name}", 'x') } # want RBN301
    Minitar.open('x.tar', 'r') { |entries| entries.each { |entry| File.write("#{DEST}/#{entry.name}", 'x') } } # want RBN301
    'unpacked'
  end

  # What a compressed file was called.
  post '/gz' do
    Zlib::GzipReader.open('upload.gz') do |gz|
      File.write("#{DEST}/#{gz.orig_name}", 'x') # want RBN301
      File.write("#{DEST}/#{File.basename(gz.orig_name)}", 'x')
      File.write("#{DEST}/#{gz.mtime.to_i}", 'x')
    end
    'unpacked'
  end

  # A reader that is handed on, and one that a loop walks through.
  post '/tar/handed' do
    unpack(opened('upload.tar'))
    for entry in opened('upload.tar')
      File.write("#{DEST}/#{entry.full_name}", 'x') # want RBN301
      File.write("#{DEST}/#{entry.size}", 'x')
    end
    'unpacked'
  end

  # What came with the system is its own.
  post '/installed' do
    Zip::File.open('/usr/share/papers/defaults.zip') { |zip| zip.each { |e| File.write("#{DEST}/#{e.name}", 'x') } }
    zip = Zip::File.open('/usr/share/papers/defaults.zip')
    zip.each { |e| File.write("#{DEST}/#{e.name}", 'x') }
    Zip::File.foreach('/opt/papers/x.zip') { |e| File.write("#{DEST}/#{e.name}", 'x') }
    Gem::Package::TarReader.new(File.open('/usr/lib/x.tar')) { |t| t.each { |e| File.write("#{DEST}/#{e.full_name}", 'x') } }
    Minitar::Reader.open('/usr/lib/x.tar') { |t| t.each { |e| File.write("#{DEST}/#{e.full_name}", 'x') } }
    Minitar::Reader.open('x.tar') { |t| t.each { |e| File.write("#{DEST}/#{e.full_name}", 'x') } } # want RBN301
    'unpacked'
  end

  # What else the maker of an archive writes of an entry.
  post '/links' do
    each_tar(params[:file][:tempfile]) do |e|
      File.symlink(e.header.linkname, "#{DEST}/link") # want RBN301
      File.chmod(e.header.mode, "#{DEST}/link")
      File.write("#{DEST}/#{e.header.prefix}", '') # want RBN301
    end
    Zip::File.open('up.zip') { |z| z.each { |e| File.write("#{DEST}/#{e.comment}", 'x') } } # want RBN301
    Minitar::Reader.open('up.tar') { |t| t.each { |e| File.symlink(e.linkname, DEST) } } # want RBN301
    'unpacked'
  end

  # More libraries.
  post '/libraries' do
    Archive::Reader.open_filename('up.tar') do |ar|
      ar.each_entry do |e|
        File.write("#{DEST}/#{e.pathname}", ar.read_data) # want RBN301
        File.symlink(e.symlink, "#{DEST}/x") # want RBN301
        File.write("#{DEST}/#{e.size}", ar.read_data)
      end
    end
    ar = Archive::Reader.open_memory(request.body.read)
    File.write("#{DEST}/#{ar.next_header.pathname}", 'x') # want RBN301
    Archive::Zip.open('up.zip') { |z| z.each { |e| File.write("#{DEST}/#{e.zip_path}", 'x') } } # want RBN301
    Archive::Zip.open('up.zip').each { |e| File.write("#{DEST}/#{e.zip_path}", 'x') } # want RBN301
    Archive::Zip.open('up.zip') { |z| z.each { |e| File.write("#{DEST}/#{File.basename(e.zip_path)}", 'x') } }
    Archive::Zip.extract(params[:name], DEST) # want RBN301
    Zip::Archive.open('up.zip') { |z| z.each { |e| File.write("#{DEST}/#{e.name}", e.read) } } # want RBN301
    File.open('up.zip', 'rb') do |f|
      ZipTricks::FileReader.read_zip_structure(io: f).each { |e| File.write("#{DEST}/#{e.filename}", 'x') } # want RBN301
    end
    Gem::Package.new('up.gem').contents.each { |n| File.write("#{DEST}/#{n}", '') } # want RBN301
    SevenZipRuby::Reader.open_file('up.7z') { |s| s.entries.each { |e| File.write("#{DEST}/#{e.path}", 'x') } } # want RBN301
    'unpacked'
  end

  helpers do
    def each_tar(io)
      Gem::Package::TarReader.new(io) { |tar| tar.each { |e| yield e } }
    end

    def opened(path) = Gem::Package::TarReader.new(File.open(path))

    def unpack(tar)
      tar.each do |entry|
        File.write("#{DEST}/#{entry.full_name}", 'x') # want RBN301
        File.write("#{DEST}/#{File.basename(entry.full_name)}", 'x')
      end
    end
  end
end
