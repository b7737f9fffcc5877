# frozen_string_literal: true

require 'ostruct'
require 'set'
require 'sinatra/base'

# The rest of Array, Hash, Enumerable, Enumerator, Set, Struct and Range.
class App < Sinatra::Base
  Point = Struct.new(:x, :y)

  def record
    { name: params[:name], size: 'constant', nested: { a: params[:a], b: 'constant', list: ['constant', params[:l]] } }
  end

  get '/dig' do
    system("p #{record.dig(:name)}") # want RBN201
    system("p #{record.dig(:size)}")
    system("p #{record.dig(:nested, :a)}") # want RBN201
    system("p #{record.dig(:nested, :b)}")
    system("p #{record.dig(:nested, :list, 1)}") # want RBN201
    system("p #{record.dig(:nested, :list, 0)}")
    system("p #{params.dig(:a, :b)}") # want RBN201
    system("p #{params.dig(*%w[a b c])}") # want RBN201
  end

  get '/values-at' do
    h = record
    system("p #{h.values_at(:name).first}") # want RBN201
    system("p #{h.values_at(:size).first}")
    size, name = h.values_at(:size, :name)
    system("p #{size}")
    system("p #{name}") # want RBN201
    _, _, other = h.values_at(:size, :size, :name)
    system("p #{other}") # want RBN201
    system("p #{h.values_at(:a, :b, :c, :name).last}") # want RBN201
    system("p #{h.fetch_values(:size).first}")
    system("p #{{ a: 'x' }.fetch_values(:b) { params[:x] }.first}") # want RBN201
    system("p #{[params[:x], 'y'].values_at(0).first}") # want RBN201
    system("p #{[params[:x], 'y'].values_at(1).first}")
  end

  get '/slice' do
    h = record
    system("p #{h.slice(:name)[:name]}") # want RBN201
    system("p #{h.slice(:size)[:size]}")
    system("p #{h.slice(:size, :name)[:name]}") # want RBN201
    system("p #{h.slice(:size, :nested, :name)[:name]}") # want RBN201
    system("p #{h.slice(:size, :size, :size, :name)[:name]}") # want RBN201
    system("p #{h.slice(:size, :size, :size, :name)[:size]}")
  end

  get '/made' do
    system("p #{Hash[[['a', params[:x]]]]['a']}") # want RBN201
    system("p #{Hash['a', params[:x]]['a']}") # want RBN201
    system("p #{Hash['a', 'b']['a']} #{params[:x].size}")
    h = record
    system("p #{Hash[h][:name]}") # want RBN201
    system("p #{Hash[h][:size]}")
  end

  get '/pairs' do
    h = { a: params[:x] }
    constant = { a: 'constant' }
    system("p #{h.reduce('') { |sum, (_, v)| sum + v }}") # want RBN201
    system("p #{constant.reduce('') { |sum, (_, v)| sum + v }} #{params[:x].size}")
    system("p #{h.take(1).first.last}") # want RBN201
    system("p #{h.drop(0).first[1]}") # want RBN201
    system("p #{h.entries.first.last}") # want RBN201
    h.each_slice(2) { |pairs| system("p #{pairs.first.last}") } # want RBN201
    constant.each_slice(2) { |pairs| system("p #{pairs.first.last}") }
    h.reverse_each { |_, v| system("p #{v}") } # want RBN201
    constant.reverse_each { |_, v| system("p #{v}") }
    h.each_with_index { |(_, v), i| system("p #{i} #{v}") } # want RBN201
    system("p #{constant.zip([params[:x]]).first.last}") # want RBN201
    system("p #{constant.sum('') { |_, v| v }}")
    system("p #{h.sum('') { |_, v| v }}") # want RBN201
    system("p #{h.assoc(:a).last}") # want RBN201
    system("p #{record.assoc(:size).last}")
    system("p #{h.rassoc('x').last}") # want RBN201
    system("p #{h.flatten.last}") # want RBN201
    system("p #{constant.flatten.last}")
    system("p #{h.to_proc.call(:a)}") # want RBN201
    system("p #{constant.to_proc.call(:a)}")
    case record
    in { name: String => name, size: String => size }
      system("p #{name}") # want RBN201
      system("p #{size}")
    end
    system("p #{h.deconstruct_keys([:a])[:a]}") # want RBN201
    system("p #{record.deconstruct_keys([:size])[:size]}")
    system("p #{h.find { |_, v| v }.first} #{h.keys.first}")
    system("p #{h.find { |_, v| v }.last}") # want RBN201
    system("p #{h.first(1).flatten.last}") # want RBN201
    system("p #{h.to_h { |k, v| [k, v.size] }[:a]}")
    system("p #{h.each_with_object([]) { |(_, v), list| list << v }.last}") # want RBN201
    system("p #{h.each_with_object([]) { |(k, _), list| list << k }.last}")
    system("p #{'a'.gsub(/a/, 'a' => params[:x])}") # want RBN201
    system("p #{format('%<n>d', n: params[:x])}")
    system("p #{h.clear.size}")
  end

  get '/arrays' do
    words = ['constant', params[:x]]
    words.repeated_combination(2) { |pair| system("p #{pair.last}") } # want RBN201
    system("p #{words.difference(['x']).last}") # want RBN201
    system("p #{words.bsearch_index { |w| w >= 'b' }}")
    system("p #{words.index(params[:x])}")
    system("p #{words.find_index { |w| w == params[:x] }}")
    system("p #{words.tally.keys.first}") # want RBN201
    system("p #{%w[a b].tally.keys.first} #{words.size}")
    system("p #{%w[a].chain(words).first}") # want RBN201
    system("p #{words.chain(%w[a]).first}") # want RBN201
    system("p #{%w[a].chain(%w[b]).first}")
    system("p #{words.deconstruct.last}") # want RBN201
    words.chunk_while { |a, _| system("p #{a}") } # want RBN201
    system("p #{words.inject { |a, b| a + b }}") # want RBN201
    system("p #{words.inject(0) { |sum, b| sum + b.size }}")
    system("p #{words.first}")
    system("p #{words.reverse.first}") # want RBN201
    system("p #{words.each_with_index.map { |_, i| i }.last}")
    system("p #{words.zip(%w[d]).map { |_, d| d }.first}")
    system("p #{words.zip(%w[d]).map { |w, _| w }.last}") # want RBN201
    'done'
  end

  get '/enumerators' do
    numbers = Enumerator.new { |y| y << params[:x] << 'y' }
    system("p #{numbers.next}") # want RBN201
    numbers.each { |n| system("p #{n}") } # want RBN201
    constant = Enumerator.new { |y| y << 'x' if params[:x] }
    system("p #{constant.next}")
    system("p #{Enumerator.produce(params[:x]) { |x| x + 'a' }.first(2).join}") # want RBN201
    system("p #{Enumerator.produce('x') { |x| x + 'a' }.first(2).join}")
    system("p #{[params[:x]].each.next_values.first}") # want RBN201
    system("p #{numbers.size}")
    system("p #{[params[:x]].lazy.map { |x| x + 'a' }.eager.first}") # want RBN201
    system("p #{[params[:x]].lazy.map(&:size).first(1)}")
  end

  get '/sets' do
    set = Set[params[:x], 'y']
    set.classify(&:size).each_value { |group| system("p #{group.first}") } # want RBN201
    set.map! { |x| "#{x}a" }
    system("p #{set.first}") # want RBN201
    sizes = Set['a']
    sizes.map! { |x| "#{x}a" }
    system("p #{sizes.first}")
    system("p #{set.filter! { |x| x != 'y' }.first}") # want RBN201
  end

  get '/records' do
    point = Point.new(params[:x], 'y')
    system("p #{point.to_a.first}") # want RBN201
    point.each_pair { |_, v| system("p #{v}") } # want RBN201
    system("p #{point.to_h[:x]}") # want RBN201
    open = OpenStruct.new(name: params[:x], size: 'constant')
    system("p #{open.to_h[:name]}") # want RBN201
    system("p #{open.to_h[:size]}")
    system("p #{open.delete_field(:name)}") # want RBN201
    system("p #{open.delete_field(:size)}")
    open.each_pair { |_, v| system("p #{v}") } # want RBN201
  end

  get '/sums' do
    system("p #{params[:list].sum(&:to_i)}")
    system("p #{params[:list].sum { |x| x.length }}")
    system("p #{params[:list].sum('') { |x| x.upcase }}") # want RBN201
    system("p #{params[:list].sum('')}") # want RBN201
  end

  get '/ranges' do
    range = (params[:a]..params[:b])
    range.each { |x| system("p #{x}") } # want RBN201
    system("p #{range.begin}") # want RBN201
    system("p #{Range.new('a', params[:b]).last}") # want RBN201
    range.step(2) { |x| system("p #{x}") } # want RBN201
    ('a'..'c').each { |x| system("p #{x}") if params[:x] }
    system("p #{('a'..'c').step(2).first} #{range.size}")
  end
end
