# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/heredocs' do
    system(<<~ONE) # want RBN201
      x #{params[:a]}
    ONE
    system(<<~'TWO')
      x #{params[:a]}
    TWO
    run(<<~FIRST, <<~SECOND)
      x fixed
    FIRST
      y #{params[:b]}
    SECOND
    system(<<~THREE.strip.lines.map(&:strip).join(' ')) # want RBN201
      x
      #{params[:c]}
    THREE
    system(<<-FOUR.chomp + ' more') # want RBN201
      x #{params[:d]}
      FOUR
    `#{<<~FIVE}` # want RBN201
      x #{params[:e]}
    FIVE
    hash = { a: <<~A, b: <<~B }
      #{params[:f]}
    A
      fixed
    B
    system(hash[:a]) # want RBN201
    system(hash[:b])
    <<~`SIX` # want RBN201
      x #{params[:g]}
    SIX
  end

  get '/strings' do
    system('x ' "#{params[:a]}" ' y') # want RBN201
    system("x " \
           "#{params[:b]}") # want-1 RBN201
    system('x ' \
           '#{params[:c]}')
    system(%(x #{params[:d]})) # want RBN201
    system(%q(x #{params[:e]}))
    system(%Q[x #{params[:f]}]) # want RBN201
    %x(x #{params[:g]}) # want RBN201
    system(?x + params[:h]) # want RBN201
    system(:"x #{params[:i]}".to_s) # want RBN201
    system(%s(x).to_s)
    system("\x78 \u{78} #{params[:j]}") # want RBN201
    system("x #@field #$global")
    @taken = params[:k]
    system("x #@taken") # want RBN201
  end

  get '/arrays' do
    system(%w[x y].join(' '))
    system(%W[x #{params[:a]}].join(' ')) # want RBN201
    system(%w[x #{params[:a]}].join(' '))
    system(%I[x #{params[:b]}].join(' ')) # want RBN201
    system(%i[x y].first.to_s)
    list = ['x', *params[:list], 'y']
    system(list.join(' ')) # want RBN201
  end

  get '/hashes' do
    key = params[:key]
    hash = { "a#{key}": 'v', key => 'w', 'c' => params[:c], d: 'd' }
    system("x #{hash['c']}") # want RBN201
    system("x #{hash[:d]}")
    name = params[:name]
    kind = 'k'
    short = { name:, kind: }
    system("x #{short[:name]}") # want RBN201
    system("x #{short[:kind]}")
    both = { **short, more: 'm' }
    system("x #{both[:name]}") # want RBN201
    system("x #{both[:more]}")
    quoted = { 'a-b': params[:a], "c d": 'c' }
    system("x #{quoted[:'a-b']}") # want RBN201
    system("x #{quoted[:'c d']}")
  end

  get '/numbers' do
    system("x #{1r / 3} #{2i} #{1_000} #{0x1f} #{1e3} #{?a} #{-1} #{1..2}")
    range = params[:a]..params[:b]
    system("x #{range.first}") # want RBN201
    system("x #{(1..params[:n].to_i).to_a}")
    system("x #{__method__} #{__dir__} #{__FILE__} #{__LINE__} #{__ENCODING__}")
    system("x #{DATA.read}")
  end

  get '/regexps' do
    part = params[:part]
    system("x #{part}") if part =~ /\A#{'[a-z]'}+\z/o
    text = 'fixed'
    system("x #{text[/f(.*)/, 1]}")
  end

  def run(first, second)
    system(first)
    system(second) # want RBN201
  end
end

__END__
x #{params[:name]}
