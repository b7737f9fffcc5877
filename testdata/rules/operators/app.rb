# frozen_string_literal: true

require 'sinatra/base'

# Defines its operators.
class Words
  include Enumerable
  include Comparable

  attr_reader :text

  def initialize(text)
    @text = text
  end

  def +(other) = Words.new("#{text} #{other.text}")

  def -(_other)
    Words.new('less')
  end

  def [](key)
    system("x #{key}") # want RBN201
    @text
  end

  def []=(key, value)
    system("x #{value}") # want RBN201
    @text = key
  end

  def <<(other)
    @text = other
    self
  end

  def call(name)
    system("x #{name}") # want RBN201
  end

  def to_s
    "words: #{@text}"
  end

  def to_str = @text

  def each
    yield @text
    yield 'more'
  end

  def <=>(other)
    system("x #{other}") # FN_RBN201
    0
  end

  def ==(other)
    system("x #{other}") # want RBN201
    true
  end

  def !
    system("x #{@text}") # FN_RBN201
    false
  end

  def -@
    Words.new("-#{@text}")
  end

  def +@
    Words.new('plus')
  end

  def ~
    @text
  end

  def %(other)
    "#{@text} #{other}"
  end

  def =~(other)
    system("x #{other}") # want RBN201
  end

  def ===(other)
    system("x #{other}") # want RBN201
  end

  def coerce(other)
    [Words.new(other), self]
  end

  def to_proc
    ->(name) { system("x #{name}") } # want RBN201
  end

  def to_ary = [@text, 'fixed']
end

# No text in its to_s.
class Mute
  def initialize(text)
    @text = text
  end

  def to_s = 'mute'

  def inspect = "mute #{@text}"
end

class App < Sinatra::Base
  get '/operators' do
    sum = Words.new(params[:a]) + Words.new('b')
    system("x #{sum.text}") # want RBN201
    less = Words.new(params[:a]) - Words.new('b')
    system("x #{less.text}")
    Words.new('a')[params[:key]]
    system("x #{Words.new('a')['k']}")
    Words.new('a')['k'] = params[:value]
    words = Words.new('a')
    words << params[:more]
    system("x #{words.text}") # want RBN201
    Words.new('a').(params[:name])
    system("x #{(-Words.new(params[:a])).text}") # want RBN201
    system("x #{(+Words.new(params[:a])).text}")
    system("x #{~Words.new(params[:a])}") # want RBN201
    system("x #{Words.new('a') % params[:b]}") # want RBN201
    !Words.new(params[:a])
    Words.new('a') == params[:b]
    Words.new('a') < params[:b]
    Words.new('a') =~ params[:b]
    case params[:c]
    when Words.new('a') then nil
    end
  end

  get '/text' do
    system("x #{Words.new(params[:a])}") # want RBN201
    system("x #{Mute.new(params[:a])}")
    system("x #{Mute.new(params[:a]).inspect}") # want RBN201
    system('x ' + Words.new(params[:a])) # want RBN201
    system("x #{Words.new('fixed')}")
  end

  get '/each' do
    Words.new(params[:a]).each { |w| system("x #{w}") } # want RBN201
    Words.new('a').each { |w| system("x #{w}") }
    system("x #{Words.new(params[:a]).map { |w| w }.first}") # want RBN201
    system("x #{Words.new(params[:a]).first}") # want RBN201
    system("x #{Words.new('a').to_a.first}")
    Words.new(params[:a]).each_with_index { |w, _| system("x #{w}") } # want RBN201
    Words.new(params[:a]).select { |w| system("x #{w}") } # want RBN201 RBN701
  end

  get '/proc' do
    [params[:a]].each(&Words.new('w'))
    first, second = Words.new(params[:a])
    system("x #{first}") # want RBN201
    system("x #{second}")
  end
end
