require 'sinatra'
require 'zip'
require 'rubygems/package'
require 'seven_zip_ruby'
require 'minitar'
require 'fileutils'
DEST = '/srv/out'
def dest_path(name)
  full = File.expand_path(name, DEST)
  raise 'bad' unless full.start_with?("#{DEST}/")
  full
end
post '/z1' do
  Zip::File.open('/srv/in.zip') do |zip|
    zip.each do |entry|
      entry.extract(File.join(DEST, entry.name)) # want RBN301
      entry.extract(File.join(DEST, File.basename(entry.name)))
      entry.extract(dest_path(entry.name))
      File.binwrite(File.join(DEST, entry.name), entry.get_input_stream.read) # want RBN301
      File.binwrite(File.join(DEST, entry.size.to_s), 'x')
      File.binwrite(File.join(DEST, entry.crc.to_s), 'x')
      next if entry.name.include?('..')
      entry.extract(File.join(DEST, entry.name))
    end
  end
end
post '/z2' do
  Zip::File.open('/srv/in.zip') do |zip|
    zip.entries.each { |e| zip.extract(e, File.join(DEST, e.name)) } # want RBN301
    zip.entries.map(&:name).each { |n| File.write("#{DEST}/#{n}", 'x') } # want RBN301
    zip.glob('*.txt').each { |e| e.extract("#{DEST}/#{e.name}") } # want RBN301
    zip.select { |e| e.name =~ /\A\w+\.txt\z/ }.each { |e| e.extract("#{DEST}/#{e.name}") }
    zip.each_with_index { |e, i| e.extract("#{DEST}/#{i}") }
    zip.each_with_index { |e, i| e.extract("#{DEST}/#{e.name}") } # want RBN301
    e = zip.find_entry('a.txt')
    e.extract("#{DEST}/a.txt")
    first = zip.first
    first.extract("#{DEST}/#{first.name}") # want RBN301
    names = zip.map { |x| x.name }
    names.each { |n| FileUtils.mkdir_p(File.join(DEST, File.dirname(n))) } # want RBN301
    zip.entries.group_by { |x| File.dirname(x.name) }.each_key { |d| FileUtils.mkdir_p(File.join(DEST, d)) } # want RBN301
    zip.each { |x| x.extract("#{DEST}/#{Digest::SHA1.hexdigest(x.name)}") }
    zip.each { |x| x.extract(File.join(DEST, x.name.gsub('/', '_'))) }
    zip.each { |x| x.extract(File.join(DEST, x.name.split('/').last)) }
    zip.each { |x| x.extract(File.join(DEST, *x.name.split('/').drop(1))) } # want RBN301
    zip.each { |x| x.extract(File.join(DEST, *(x.name.split('/') - ['..']))) }
    zip.each { |x| x.extract(File.join(DEST, x.to_s)) } # want RBN301
  end
end
post '/z3' do
  Zip::InputStream.open('/srv/in.zip') do |io|
    while (entry = io.get_next_entry)
      File.binwrite(File.join(DEST, entry.name), io.read) # want RBN301
      File.binwrite(File.join(DEST, File.basename(entry.name)), io.read)
    end
  end
end
post '/t1' do
  Gem::Package::TarReader.new(params[:f][:tempfile]) do |tar|
    tar.each do |entry|
      File.binwrite(File.join(DEST, entry.full_name), entry.read) # want RBN301
      File.binwrite(dest_path(entry.full_name), entry.read)
      File.symlink(entry.header.linkname, File.join(DEST, 'l')) # want RBN301
      FileUtils.mkdir_p(File.join(DEST, entry.header.name)) # want RBN301
    end
  end
end
post '/t2' do
  io = Zlib::GzipReader.new(params[:f][:tempfile])
  reader = Gem::Package::TarReader.new(io)
  reader.each_entry do |entry|
    target = File.join(DEST, entry.full_name)
    next unless File.expand_path(target).start_with?("#{DEST}/")
    File.binwrite(target, entry.read)
  end
  reader.rewind
  reader.each_entry do |entry|
    target = File.join(DEST, entry.full_name)
    next unless File.expand_path(target).start_with?(DEST) # want RBN002
    File.binwrite(target, entry.read) # want RBN301
  end
  reader.seek('a') { |entry| File.binwrite(File.join(DEST, entry.full_name), 'x') } # want RBN301
end
post '/t3' do
  Gem::Package.new('').extract_tar_gz(params[:f][:tempfile], DEST)
  Minitar::Reader.open(params[:f][:tempfile]) { |r| r.each_entry { |e| File.binwrite(File.join(DEST, e.name), e.read) } } # want RBN301
  Minitar.unpack(params[:f][:tempfile], DEST)
  Minitar::Input.open(params[:f][:tempfile]) { |r| r.each { |e| r.extract_entry(DEST, e) } }
end
post '/7' do
  SevenZipRuby::Reader.open(params[:f][:tempfile]) do |szr|
    szr.entries.each { |e| File.binwrite(dest_path(e.path), szr.extract_data(e)) }
    szr.extract_all(DEST)
    szr.extract(:all, DEST)
  end
  szr = SevenZipRuby::Reader.new
  szr.open(params[:f][:tempfile])
end
post '/w' do
  Zip::File.open('/srv/out.zip', create: true) do |zip|
    zip.add('data.txt', File.join(DEST, params[:name])) # want RBN301
    zip.add(params[:name], '/srv/fixed.txt')
    zip.get_output_stream(params[:name]) { |o| o.write('x') }
    zip.get_output_stream('a.txt') { |o| o.write(File.read("#{DEST}/#{params[:name]}")) } # want RBN301
  end
  Zip::OutputStream.open("#{DEST}/#{params[:name]}.zip") { |o| o.put_next_entry('x') } # want RBN301
end
