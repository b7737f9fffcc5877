# frozen_string_literal: true

require 'sinatra/base'

# With two fields.
class Box
  attr_accessor :a, :b, :items

  def initialize
    @items = []
  end
end

class App < Sinatra::Base
  get '/nested' do
    a, (b, c), d = 'a', [params[:b], 'c'], params[:d]
    system("x #{a}")
    system("x #{b}") # want RBN201
    system("x #{c}")
    system("x #{d}") # want RBN201
    first, (second, *third), *rest = ['a', ['b', params[:c]], 'd', params[:e]]
    system("x #{first}")
    system("x #{second}")
    system("x #{third.first}") # want RBN201
    system("x #{rest[0]}")
    system("x #{rest[1]}") # want RBN201
    *init, last = [params[:a], 'b', 'c']
    system("x #{init[0]}") # want RBN201
    system("x #{init[1]}")
    system("x #{last}")
    head, *, tail = [params[:a], 'm', 'z']
    system("x #{head}") # want RBN201
    system("x #{tail}")
  end

  get '/rests' do
    one, (two, *three), four = 1, [params[:a], 'x', 'y'], 'z'
    system("x #{one} #{four}")
    system("x #{two}") # want RBN201
    system("x #{three.join}")
    list = [params[:a], 'x', params[:b], 'y']
    five, *six = list
    system("x #{five}") # want RBN201
    system("x #{six[0]}")
    system("x #{six[1]}") # want RBN201
    system("x #{six}") # want RBN201
    system("x #{list[1..1].join}")
    system("x #{list[1..].join}") # want RBN201
    system("x #{list[3..].join}")
    system("x #{list[1..2].last}") # want RBN201
    system("x #{list[params[:n].to_i..].first}") # want RBN201
    *seven, eight = params[:a], 'x', 'y'
    system("x #{seven}") # want RBN201
    system("x #{eight}")
    nine, *ten = params[:a]
    system("x #{nine}") # want RBN201
    system("x #{ten}") # want RBN201
    eleven, *, twelve = 'a', params[:a], 'c'
    system("x #{eleven} #{twelve}")
  end

  get '/set-already' do
    size = 10
    size ||= params[:size]
    system("x #{size}")
    text = nil
    text ||= params[:text]
    system("x #{text}") # want RBN201
    kind = 'k' if rand > 0.5
    kind ||= params[:kind]
    system("x #{kind}") # want RBN201
  end

  get '/swap' do
    a = params[:a]
    b = 'b'
    a, b = b, a
    system("x #{a}")
    system("x #{b}") # want RBN201
    list = [params[:a], 'b']
    list[0], list[1] = list[1], list[0]
    system("x #{list[0]}")
    system("x #{list[1]}") # want RBN201
  end

  get '/places' do
    box = Box.new
    box.a, box.b = params[:a], 'b'
    system("x #{box.a}") # want RBN201
    system("x #{box.b}")
    hash = {}
    hash[:a], @field = 'a', params[:b]
    system("x #{hash[:a]}")
    system("x #{@field}") # want RBN201
    self.class
  end

  get '/or' do
    name = nil
    name ||= params[:name]
    system("x #{name}") # want RBN201
    other = 'o'
    other &&= params[:other]
    system("x #{other}") # want RBN201
    hash = {}
    hash[:a] ||= params[:a]
    hash[:b] ||= 'b'
    system("x #{hash[:a]}") # want RBN201
    system("x #{hash[:b]}")
    box = Box.new
    box.a ||= params[:a]
    box.b ||= 'b'
    system("x #{box.a}") # want RBN201
    system("x #{box.b}")
    box.b &&= params[:b]
    system("x #{box.b}") # want RBN201
    @memo ||= params[:memo]
    system("x #{@memo}") # want RBN201
    $memo ||= params[:memo]
    system("x #{$memo}") # want RBN201
    box&.a = 'clean'
    system("x #{box.a}")
  end

  get '/op' do
    text = +'x '
    text += params[:name]
    system(text) # want RBN201
    text = 'x '
    text += 'fixed'
    system(text)
    hash = { a: +'x ', b: +'y ' }
    hash[:a] << params[:a]
    hash[:b] += 'b'
    system(hash[:a]) # want RBN201
    system(hash[:b])
    box = Box.new
    box.a = 'x '
    box.a += params[:a]
    system(box.a) # want RBN201
    box.items << params[:a]
    box.items += ['b']
    system("x #{box.items.first}") # want RBN201
    counts = Hash.new(0)
    counts[params[:name]] += 1
    system("x #{counts['a']}")
    number = 1
    number += params[:n].to_i
    system("x #{number}")
    list = [params[:a]] * 2
    system("x #{list.first}") # want RBN201
    list |= ['b']
    system("x #{list.first}") # want RBN201
  end

  get '/conditional' do
    system("x #{name}") if (name = params[:name]) # FP_RBN201
    value = if params[:a] then params[:b] else 'c' end
    system("x #{value}") # want RBN201
    a = b = params[:a]
    system("x #{a} #{b}") # want RBN201
    system("x #{c = params[:c]}") # want RBN201
    system("x #{c}") # want RBN201
    system("x #{(d = 'd'; d)}")
    e = (params[:e]; 'e')
    system("x #{e}")
  end

  get '/safe' do
    system("x #{params[:name]&.strip}") # want RBN201
    system("x #{params[:name]&.to_i}")
    system("x #{params&.[](:name)}") # want RBN201
    system("x #{params.dig(:a, :b)&.first&.to_s}") # want RBN201
  end

  get '/defined' do
    system("x #{defined?(params[:name])}")
    system("x #{defined?(@field) ? params[:a] : 'b'}") # want RBN201
    system("x #{FIRST}")
  end

  def name
    'fixed'
  end
end

BEGIN { FIRST = 'first' }

END { puts 'end' }

post '/never-nil' do
  lang = params[:lang]
  lang = 'en' if lang.nil? || !%w[en de].include?(lang)
  lang ||= params[:other]
  system("espeak -v #{lang}")
  voice = params[:voice] ? 'm1' : 'f1'
  voice ||= params[:other]
  system("espeak -v #{voice}")
  kind = nil
  kind = 'x' if params[:kind]
  kind ||= params[:other]
  system("espeak -v #{kind}") # want RBN201
  text = params[:text]
  text = nil unless %w[a b].include?(text)
  text ||= params[:other]
  system("espeak -v #{text}") # want RBN201
  ''
end
