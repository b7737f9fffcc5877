# frozen_string_literal: true

require 'fileutils'
require 'pathname'
require 'sinatra/base'
require 'stringio'
require 'tempfile'
require 'tmpdir'

# Files beyond reading and writing: modes, links, temporary ones, patterns, paths as objects.
class App < Sinatra::Base
  ROOT = '/srv/papers'

  post '/modes' do
    path = "#{ROOT}/#{params[:x]}"
    File.chmod(0o600, path) # want RBN301
    File.chown(0, 0, path) # want RBN301
    File.utime(Time.now, Time.now, path) # want RBN301
    FileUtils.chmod('u=rw', path) # want RBN301
    FileUtils.chown('www', 'www', path) # want RBN301
    FileUtils.chmod_R(0o600, [path]) # want RBN301
    File.chmod(params[:mode].to_i, "#{ROOT}/index.txt")
    FileUtils.chown(params[:user], nil, "#{ROOT}/index.txt")
  end

  post '/names' do
    path = "#{ROOT}/#{params[:x]}"
    File.rename("#{ROOT}/old", path) # want RBN301
    File.symlink(path, "#{ROOT}/link") # want RBN301
    File.link("#{ROOT}/index.txt", "#{ROOT}/link") if params[:x]
  end

  post '/streams' do
    path = "#{ROOT}/#{params[:x]}"
    IO.copy_stream(path, '/tmp/copy') # want RBN301
    IO.copy_stream('/tmp/copy', path) # want RBN301
    IO.copy_stream(StringIO.new(params[:x]), '/tmp/copy')
    IO.copy_stream(params[:x][:tempfile], '/tmp/copy')
  end

  post '/temporary' do
    Tempfile.create('name', "#{ROOT}/#{params[:x]}") { |file| file.write('x') } # want RBN301
    Dir.mktmpdir('name', "#{ROOT}/#{params[:x]}") # want RBN301
    Dir.mktmpdir('name', ROOT) { |dir| File.write("#{dir}/x", params[:x]) }
    file = Tempfile.new('name')
    file.write(params[:x])
    File.read(file.path)
  end

  get '/patterns' do
    Pathname.glob("#{ROOT}/#{params[:x]}/*") # want RBN301
    Pathname.glob('*', base: "#{ROOT}/#{params[:x]}") # want RBN301
    Pathname.glob("#{ROOT}/*").size + params[:x].size
  end

  get '/directories' do
    directory = Dir.new(ROOT)
    directory.each { |name| system("p #{name} #{params[:x].size}") }
    Dir.open("#{ROOT}/#{params[:x]}").each { |name| system("p #{name}") } # want RBN301
  end

  get '/split' do
    _, name = File.split(params[:x])
    system("p #{name}") # want RBN201
    system("p #{File.split(ROOT).last} #{params[:x].size}")
  end

  post '/buffers' do
    buffer = StringIO.new
    buffer << 'p '
    buffer.puts(params[:x])
    system(buffer.string) # want RBN201
    input = StringIO.new(params[:x])
    input.each_line { |line| system("p #{line}") } # want RBN201
    system("p #{input.gets}") # want RBN201
    empty = StringIO.new
    empty << 'p'
    system("#{empty.string} #{params[:x].size}")
  end

  post '/paths' do
    path = Pathname.new(ROOT).join(params[:x])
    path.rename("#{ROOT}/old") # want RBN301
    Pathname.new("#{ROOT}/old").rename(path) # want RBN301
    Pathname.new("#{ROOT}/link").make_symlink(path) # want RBN301
    path.open(&:read) # want RBN301
    path.sub_ext('.bak').delete # want RBN301
    path.parent.children # want RBN301
    Pathname.new("#{ROOT}/old").rename("#{ROOT}/new") if params[:x]
  end

  get '/path-texts' do
    path = Pathname.new(params[:x])
    system("p #{path.to_path}") # want RBN201
    path.each_filename { |name| system("p #{name}") } # want RBN201
    path.ascend { |parent| system("p #{parent}") } # want RBN201
    Pathname.new(ROOT).each_filename { |name| system("p #{name} #{params[:x].size}") }
  end

  # What a block makes of a file's content is what open returns.
  get '/opened' do
    text = Pathname.new("#{ROOT}/index.txt").open { |file| file.read + params[:x] }
    system("p #{text}") # want RBN201
    system("p #{Pathname.new("#{ROOT}/index.txt").open { |file| file.size }} #{params[:x].size}")
  end

  # What stands in a file is not what it is called.
  get '/contents' do
    path = Pathname.new(ROOT).join(params[:x])
    system("p #{File.read("#{ROOT}/#{params[:x]}")}") # want RBN301 from=110 RBN201 from=110
    system("p #{path.read}") # want RBN301 from=109 RBN201 from=111
    system("p #{File.open('/tmp/x', 'a') { |file| file.write(params[:x]) }}")
    system("p #{puts(params[:x])}")
  end

  # The last part of a name holds no separator.
  get '/basename' do
    name = Pathname.new(params[:x]).basename
    (Pathname.new(ROOT) / name).read
    File.read("#{ROOT}/#{File.basename(params[:x])}")
    system("p #{name}") # want RBN201
  end
end
