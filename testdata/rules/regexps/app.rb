# frozen_string_literal: true

require 'sinatra/base'

# Text that is compiled as a regular expression.
class App < Sinatra::Base
  NAMES = File.readlines('names').freeze
  PATTERNS = { 'vowels' => '[aeiou]', 'digits' => '\d' }.freeze

  get '/search' do
    pattern = params[:pattern]
    NAMES.grep(/#{pattern}/) # want RBN405
    NAMES.grep(/^#{params[:pattern]}$/i) # want RBN405
    NAMES.grep(Regexp.new(pattern)) # want RBN405
    NAMES.grep(Regexp.new("^#{pattern}", Regexp::IGNORECASE)) # want RBN405
    NAMES.grep(Regexp.compile(pattern.downcase)) # want RBN405
    NAMES.select { |name| name =~ /#{pattern}/ } # want RBN405
    'a text'.match?(pattern) # want RBN405
    'a text'.match(params[:pattern]) # want RBN405
    'a text'.gsub(/#{pattern}/, '') # want RBN405
    'a text'.split(/#{params[:separator]}/) # want RBN405
    find(pattern)
    NAMES.size.to_s
  end

  get '/text' do
    pattern = params[:pattern]
    NAMES.grep(/#{Regexp.escape(pattern)}/)
    NAMES.grep(Regexp.new(Regexp.escape(pattern)))
    NAMES.grep(Regexp.new("^#{Regexp.quote(pattern)}"))
    NAMES.grep(Regexp.union(pattern, 'x'))
    NAMES.select { |name| name.include?(pattern) }
    NAMES.grep(/#{pattern.to_i}/)
    NAMES.grep(/#{PATTERNS.fetch(pattern)}/)
    NAMES.grep(Regexp.new(PATTERNS[pattern]))
    'a text'.gsub(pattern, '')
    'a text'.split(params[:separator])
    'a text'.start_with?(pattern)
    /a+/.match?(pattern)
    pattern.match?(/\A[a-z]+\z/)
    literal(pattern)
    NAMES.size.to_s
  end

  get '/checked' do
    halt 400 unless params[:word].match?(/\A[a-z]+\z/)
    NAMES.grep(/#{params[:word]}/).size.to_s
  end

  def find(pattern)
    NAMES.find { |name| Regexp.new(pattern, true).match(name) } # want RBN405
  end

  def literal(text)
    text = Regexp.escape(text)
    NAMES.find { |name| Regexp.new(text, true).match(name) }
  end
end
