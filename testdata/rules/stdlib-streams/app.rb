# frozen_string_literal: true

require 'sinatra/base'
require 'stringio'
require 'strscan'
require 'tempfile'
require 'zlib'

# Streams in memory, scanners, and compressed ones.
class App < Sinatra::Base
  get '/files' do
    file = File.new('VERSION')
    system("p #{file.tell} #{file.eof} #{file.stat.size} #{file.lineno} #{params[:x].size}")
    file.reopen(params[:x]) # want RBN301
    file.reopen('VERSION')
    file.each_codepoint { |c| system("p #{c}") }
    system("p #{file.to_io.read}")
    system("p #{Dir.new('.').children.first} #{Dir.getwd}")
    system("p #{File.stat('VERSION').mode} #{File.umask}")
    system("p #{File::Stat.new('VERSION').mtime}")
    system("p #{Tempfile.new('x').path}")
  end

  get '/stringio' do
    StringIO.open(params[:x]) { |io| system("p #{io.read}") } # want RBN201
    StringIO.open('x') { |io| system("p #{io.read} #{params[:x].size}") }
    system("p #{StringIO.open('x') { params[:x] }}") # want RBN201
    io = StringIO.new(params[:x])
    system("p #{io.readchar}") # want RBN201
    system("p #{io.tell} #{io.lineno} #{io.eof}")
    io.each_char { |c| system("p #{c}") } # want RBN201
    io.each_codepoint { |c| system("p #{c}") } # want RBN201
    system("p #{io.binmode.read}") # want RBN201
    other = StringIO.new
    other.string = params[:x]
    system("p #{other.string}") # want RBN201
    constant = StringIO.new('x')
    constant.ungetc('y')
    system("p #{constant.read}")
  end

  get '/scanners' do
    scanner = StringScanner.new(params[:x])
    system("p #{scanner.scan(/\w+/)}")
    system("p #{scanner.scan(/.+/)}") # want RBN201
    system("p #{scanner[1]}") # want RBN201
    system("p #{scanner.rest}") # want RBN201
    system("p #{scanner.pos} #{scanner.skip(/ /)} #{scanner.rest_size}")
    system("p #{scanner.reset.rest}") # want RBN201
    empty = StringScanner.new('x')
    system("p #{empty.rest}")
    empty << params[:x]
    system("p #{empty.rest}") # want RBN201
  end

  get '/gzip' do
    Zlib::GzipReader.open(params[:x]) # want RBN301
    Zlib::GzipReader.open('a.gz') { |gz| system("p #{gz.read} #{gz.pos}") }
    gz = Zlib::GzipReader.new(StringIO.new(params[:x]))
    system("p #{gz.read}") # want RBN201
    gz.each_line { |line| system("p #{line}") } # want RBN201
    system("p #{gz.mtime} #{gz.lineno}")
    system("p #{Zlib::GzipReader.open('a.gz') { params[:x] }}") # want RBN201
    system("p #{Zlib::Inflate.new.inflate(params[:x])}") # want RBN201
    system("p #{Zlib::Inflate.new.inflate('x')}")
    system("p #{Zlib::Deflate.deflate(params[:x])}") # want RBN201
    system("p #{Zlib::Deflate.new(params[:level].to_i).params(1, 2)} #{Zlib.zlib_version}")
    system("p #{Zlib::GzipReader.wrap(StringIO.new('x')) { |g| g.read }}")
  end
end
