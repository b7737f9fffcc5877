# frozen_string_literal: true

require 'pathname'
require 'sinatra'
require 'stringio'

# What the elements of a list are, is known by where it comes from: only a text compiles what it is matched with.
WORDS = File.readlines('/usr/share/dict/words', chomp: true).freeze
NAMES = %w[a b].freeze
TABLE = [/a/, /b/].freeze

helpers do
  def lines
    File.readlines('/var/log/app.log')
  end

  def each_line_of(file)
    File.open(file) { |f| f.each_line { |line| yield line } }
  end

  def each_name(&block)
    Dir.each_child('/srv', &block)
  end

  def each_record
    Record.all.each { |record| yield record }
  end
end

before { content_type :json }

get '/match' do
  WORDS.select { |w| w.match?(params[:q]) }.to_json # want RBN405
  WORDS.reject { |w| w.include?(params[:q]) }.sort.map { |w| w.match(params[:q]) }.to_json # want RBN405
  WORDS.first.match?(params[:q]) # want RBN405
  WORDS[0].match?(params[:q]) # want RBN405
  NAMES.any? { |n| n.match?(params[:q]) } # want RBN405
  NAMES.any? { |n| n.start_with?(params[:q]) }
  TABLE.any? { |re| re.match?(params[:q]) }
  TABLE.first.match?(params[:q])
  lines.select { |line| line.size > 3 }.find { |line| line.match?(params[:q]) } # want RBN405
  lines.find { |line| line.include?(params[:q]) }
  Record.all.select { |record| record.match?(params[:q]) }.to_json
  Record.first.match?(params[:q]).to_json
end

get '/given' do
  each_line_of('x') { |line| halt 200 if line.match?(params[:q]) } # want RBN405
  each_name { |name| halt 200 if name.match?(params[:q]) } # want RBN405
  each_record { |record| halt 200 if record.match?(params[:q]) }
  File.foreach('x').drop_while { |line| line.match?(params[:q]) }.to_json # want RBN405
  File.open('x').each { |line| halt 200 if line.match?(params[:q]) } # want RBN405
  StringIO.new('x').each_line { |line| halt 200 if line.match?(params[:q]) } # want RBN405
  Pathname.new('x').each_line { |line| halt 200 if line.match?(params[:q]) } # want RBN405
  'a b'.split.map { |word| word.match?(params[:q]) }.to_json # want RBN405
  'a b'.each_char { |c| halt 200 if c.match?(params[:q]) } # want RBN405
  `ls`.lines.each { |line| halt 200 if line.match?(params[:q]) } # want RBN405
  Dir.children('/srv').each { |name| halt 200 if name.match?(params[:q]) } # want RBN405
  %w[a b].each_with_index { |name, i| halt 200 if name.match?(params[:q]) } # want RBN405
end

get '/format' do
  params[:lines].split(';').map { |line| line % 1 }.to_json # want RBN406
  params[:lines].split(';').map { |line| '%s' % line }.to_json
  params[:numbers].split(';').map(&:to_i).map { |n| n % 7 }.to_json
  params[:lines].each_line { |line| line % 1 } # want RBN406
  params[:lines].each_char.map { |line| line % 1 } # want RBN406
end
