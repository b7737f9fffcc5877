# frozen_string_literal: true

require 'sinatra'
require 'shellwords'

# What of a method runs is decided by what a call of it gives.
def quoted(text, raw: false) = raw ? text : Shellwords.escape(text)

def early(text, raw = false)
  return text if raw

  Shellwords.escape(text)
end

def late(text, int: false)
  return Integer(text) if int

  text
end

def by_block(text) = block_given? ? yield(text) : text

def by_function(text, &made) = made ? made.call(text) : text

def by_mode(text, mode)
  case mode
  when :raw then text
  when :int then text.to_i
  else Shellwords.escape(text)
  end
end

def by_format(text, with = nil)
  with ? format(with, text.to_i) : text
end

def unless_nil(text, with: nil)
  return text unless with.nil?

  text.to_i
end

def both(text, raw, loud)
  raw && loud ? text : text.size
end

get '/decided' do
  system("x #{quoted(params[:x])}")
  system("x #{quoted(params[:x], raw: true)}") # want RBN201
  system("x #{quoted(params[:x], raw: params[:raw])}") # want RBN201
  system("x #{early(params[:x])}")
  system("x #{early(params[:x], true)}") # want RBN201
  system("x #{late(params[:x])}") # want RBN201
  system("x #{late(params[:x], int: true)}")
  system("x #{by_block(params[:x]) { |v| v.to_i }}")
  system("x #{by_block(params[:x]) { |v| v.strip }}") # want RBN201
  system("x #{by_block(params[:x])}") # want RBN201
  system("x #{by_function(params[:x]) { |v| v.to_i }}")
  system("x #{by_function(params[:x], &:to_i)}")
  system("x #{by_function(params[:x], &:strip)}") # want RBN201
  system("x #{by_function(params[:x])}") # want RBN201
  system("x #{by_mode(params[:x], :int)}")
  system("x #{by_mode(params[:x], :raw)}") # want RBN201
  system("x #{by_mode(params[:x], :else)}")
  system("x #{by_mode(params[:x], params[:mode].to_sym)}") # want RBN201
  system("x #{by_format(params[:x], '%d')}")
  system("x #{by_format(params[:x])}") # want RBN201
  system("x #{unless_nil(params[:x])}")
  system("x #{unless_nil(params[:x], with: 1)}") # want RBN201
  system("x #{both(params[:x], true, false)}")
  system("x #{both(params[:x], true, true)}") # want RBN201
  204
end

# Options of which nothing is known.
get '/unknown' do
  options = { raw: true }
  system("x #{quoted(params[:x], **options)}") # want RBN201
  rest = [params[:x], true]
  system("x #{early(*rest)}") # want RBN201
  204
end

# The parameter is something else by then.
def changed(text, raw: false)
  raw = true if text.size > 3
  raw ? text : text.to_i
end

# The branch stands in a block.
def each_quoted(list, raw: false)
  list.map { |text| raw ? text : Shellwords.escape(text) }.join(' ')
end

# It is handed on.
def wrapped(text, raw: false) = quoted(text, raw: raw)

get '/changed' do
  system("x #{changed(params[:x])}") # want RBN201
  system("x #{each_quoted(params[:x].split)}")
  system("x #{each_quoted(params[:x].split, raw: true)}") # want RBN201
  system("x #{wrapped(params[:x])}")
  system("x #{wrapped(params[:x], raw: true)}") # want RBN201
  204
end

# What is untrusted is read in the method.
helpers do
  def argument(name, raw: false)
    value = params[name].to_s
    raw ? value : Shellwords.escape(value)
  end

  def number(name, default = nil)
    return params[name].to_i unless default

    params.fetch(name, default)
  end
end

get '/read' do
  system("x #{argument(:x)}")
  system("x #{argument(:x, raw: true)}") # want RBN201
  system("x #{number(:x)}")
  system("x #{number(:x, '1')}") # want RBN201
  204
end

# A constructor.
class Word
  attr_reader :text

  def initialize(text, clean: true)
    @text = clean ? text.gsub(/\W/, '') : text
  end
end

get '/word' do
  system("x #{Word.new(params[:x]).text}")
  system("x #{Word.new(params[:x], clean: false).text}") # want RBN201
  204
end

# Without a block the method makes a list of what it would give to one.
def each_part(text)
  return enum_for(:each_part, text) unless block_given?

  text.split(',').each { |part| yield part }
end

get '/parts' do
  each_part(params[:x]) { |part| system("x #{part}") } # want RBN201
  each_part(params[:x]).each { |part| system("x #{part}") } # want RBN201
  204
end

# A check that can be switched off.
def word!(text, strict: true)
  return text unless strict
  raise ArgumentError unless text.match?(/\A\w+\z/)

  text
end

def word?(text, strict = true)
  return true unless strict

  text.match?(/\A\w+\z/)
end

get '/checked' do
  system("x #{word!(params[:x])}")
  system("x #{word!(params[:y], strict: false)}") # want RBN201
  system("x #{params[:z]}") if word?(params[:z])
  system("x #{params[:w]}") if word?(params[:w], false) # want RBN201
  204
end

# Options in a hash.
def optional(text, options = {})
  options[:raw] ? text : Shellwords.escape(text)
end

get '/options' do
  system("x #{optional(params[:x])}")
  system("x #{optional(params[:x], { raw: false })}")
  system("x #{optional(params[:x], { raw: true })}") # want RBN201
  system("x #{optional(params[:x], raw: true)}") # want RBN201
  system("x #{optional(params[:x], settings.options)}") # want RBN201
  204
end
