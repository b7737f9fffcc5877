require 'sinatra/base'

# Regular expressions that are put together, and what is cut out by one.
class Patterns < Sinatra::Base
  WORD = /\A[a-z]+\z/
  ANY = /[^ ]+/
  LOUD = /[A-Z]+/i
  SIZES = %w[small large].freeze
  MIXED = ['a', ENV['B']].freeze
  LIST = /\A(?:#{SIZES.join('|')})\z/
  LOOSE = /\A(?:#{MIXED.join('|')})\z/
  UNION = /\A#{Regexp.union(SIZES)}\z/
  OPEN = Regexp.union(ANY, /\A\d+\z/)
  BOTH = Regexp.union(WORD, /\A\d+\z/)
  INNER = /\A#{LOUD}\z/
  WIDE = /\A#{ANY}\z/
  SPACED = /\A#{/[a-z] | ;/x}\z/
  BUILT = Regexp.new("\\A#{'[a-z]'}+\\z")
  FLAGS = /\A#{'[a-z]+'}\z/i

  get '/composed' do
    name = params[:name]
    system("x #{name}") if name =~ LIST
    system("x #{name}") if name =~ LOOSE # want RBN201
    system("x #{name}") if name =~ UNION
    system("x #{name}") if name =~ OPEN # want RBN201
    system("x #{name}") if name =~ BOTH
    system("x #{name}") if name =~ INNER
    system("x #{name}") if name =~ WIDE # want RBN201
    system("x #{name}") if name =~ SPACED # want RBN201
    system("x #{name}") if name =~ BUILT
    system("x #{name}") if name =~ FLAGS
    system("x #{name}") if name =~ /\A#{params[:word]}\z/ # want RBN201 RBN405
    system("x #{name}") if name =~ /\A[#{SIZES.join}]+\z/
    system("x #{name}") if name =~ /^#{WORD}$/ # the anchors within are what counts
  end

  get '/cut' do
    name = params[:name]
    system("x #{name}") if name[WORD]
    system("x #{name}") if name[/[a-z]+/] # want RBN201
    system("x #{name}") if name.slice(WORD)
    system("x #{name}") if name.index(WORD)
    system("x #{name}") unless name.index(/\W/)
    system("x #{name}") if name[/^\w+$/] # want RBN001 RBN201
    system("x #{name[WORD]}")
    system("x #{name[ANY]}") # want RBN201
    word = name[WORD] or halt 400
    system("x #{word} #{name}")
  end
end
