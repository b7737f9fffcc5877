# frozen_string_literal: true

require 'set'
require 'sinatra/base'

# Elements that are taken out of a collection, by a check of each or by where they stand.
class Chosen < Sinatra::Base
  LIST = %w[a b c].freeze
  TABLE = { 'a' => 'x', 'b' => 'y' }.freeze

  def ok?(text) = LIST.include?(text)

  def word?(text) = text.match?(/\A\w+\z/)

  # By a check of each.
  get '/checked' do
    list = params[:list]
    list.select { |x| LIST.include?(x) }.each { |x| system("p #{x}") }
    list.select { |x| x }.each { |x| system("p #{x}") } # want RBN201
    list.select { |x| ok?(x) }.each { |x| system("p #{x}") }
    list.select { |x| word?(x) }.each { |x| system("p #{x}") }
    list.filter { |x| x.match?(/\A\w+\z/) && x.size > 2 }.each { |x| system("p #{x}") }
    list.filter { |x| x.match?(/\A\w+\z/) || x.size > 2 }.each { |x| system("p #{x}") } # want RBN201
    list.find_all { |x| LIST.include?(x) }.map { |x| system("p #{x}") }
    list.reject { |x| LIST.include?(x) }.each { |x| system("p #{x}") } # want RBN201
    list.reject { |x| !LIST.include?(x) }.each { |x| system("p #{x}") }
    list.reject { |x| x =~ /\W/ }.each { |x| system("p #{x}") }
    list.filter_map { |x| x if ok?(x) }.each { |x| system("p #{x}") }
    list.filter_map { |x| x if x.size > 2 }.each { |x| system("p #{x}") } # want RBN201
    list.filter_map { |x| x unless x =~ /\W/ }.each { |x| system("p #{x}") }
    list.filter_map { |x| LIST.include?(x) && x }.each { |x| system("p #{x}") }
    list.map { |x| x if ok?(x) }.compact.each { |x| system("p #{x}") }
    list.flat_map { |x| ok?(x) ? [x] : [] }.each { |x| system("p #{x}") }
    list.each { |x| next unless ok?(x); system("p #{x}") }
    good, bad = list.partition { |x| ok?(x) }
    good.each { |x| system("p #{x}") }
    bad.each { |x| system("p #{x}") } # want RBN201
    list.partition { |x| ok?(x) }.first.each { |x| system("p #{x}") }
    list.partition { |x| ok?(x) }.last.each { |x| system("p #{x}") } # want RBN201
    system("p #{list.sum}")
    system("p #{list.sum('')}") # want RBN201
    system("p #{list.sum { |x| x.size }}")
    list.take_while { |x| ok?(x) }.each { |x| system("p #{x}") }
    list.drop_while { |x| ok?(x) }.each { |x| system("p #{x}") } # want RBN201
    system("p #{list.find { |x| ok?(x) }}")
    system("p #{list.find { |x| x.size > 2 }}") # want RBN201
    system("p #{list.detect { |x| LIST.include?(x) }}")
    system("p #{list.group_by { |x| ok?(x) }[true]}") # want RBN201
    kept = list.dup
    kept.select! { |x| ok?(x) }
    kept.each { |x| system("p #{x}") }
    kept = list.dup
    kept.keep_if { |x| ok?(x) }
    kept.each { |x| system("p #{x}") }
    kept = list.dup
    kept.reject! { |x| ok?(x) }
    kept.each { |x| system("p #{x}") } # want RBN201
    kept = list.dup
    kept.delete_if { |x| !ok?(x) }
    kept.each { |x| system("p #{x}") }
  end

  # By a pattern, or by another list.
  get '/known' do
    list = params[:list]
    list.grep(/\A\w+\z/).each { |x| system("p #{x}") }
    list.grep(/\w+/).each { |x| system("p #{x}") } # want RBN201
    list.grep_v(/\A\w+\z/).each { |x| system("p #{x}") } # want RBN201
    list.grep_v(/\W/).each { |x| system("p #{x}") }
    list.grep(/\A\w+\z/) { |x| system("p #{x}") }
    (list & LIST).each { |x| system("p #{x}") }
    (LIST & list).each { |x| system("p #{x}") }
    (list - LIST).each { |x| system("p #{x}") } # want RBN201
    (LIST - list).each { |x| system("p #{x}") }
    (LIST | list).each { |x| system("p #{x}") } # want RBN201
    list.intersection(LIST).each { |x| system("p #{x}") }
    (Set[*list] & Set.new(LIST)).each { |x| system("p #{x}") }
    Set[params[:a], 'b'].each { |x| system("p #{x}") } # want RBN201
    Set['a', 'b'].each { |x| system("p #{x}") }
    Set['a', 'b'].select { |x| x == params[:x] }.each { |x| system("p #{x}") }
    system("p #{LIST.find { |x| x == params[:x] }}")
    system("p #{LIST.detect { |x| x == params[:x] } || 'a'}")
    system("p #{LIST.detect { |x| x == params[:x] } || params[:x]}") # want RBN201
    system("p #{LIST.find(-> { params[:x] }) { |x| x == params[:x] }}") # FN_RBN201
    system("p #{LIST[LIST.index(params[:x]) || 0]}")
    system("p #{LIST.fetch(params[:i].to_i, 'a')}")
    system("p #{LIST.fetch(params[:i].to_i, params[:x])}") # want RBN201
    system("p #{TABLE.fetch(params[:x], 'a')}")
    system("p #{TABLE.fetch(params[:x]) { 'a' }}")
    system("p #{TABLE.key(params[:x])}")
    system("p #{TABLE.dig(params[:x]) || 'a'}")
    system("p #{TABLE.values_at(params[:x], params[:y]).join}")
    system("p #{TABLE.slice(params[:x]).values.first}")
    system("p #{TABLE.assoc(params[:x])&.last}")
    system("p #{LIST.each_slice(2).to_a.dig(params[:i].to_i, 0)}")
  end

  # The values of a Hash, and its keys.
  get '/pairs' do
    all = params.to_h
    all.select { |_, x| ok?(x) }.each { |_, x| system("p #{x}") }
    all.select { |_, x| ok?(x) }.each { |key, _| system("p #{key}") } # want RBN201
    all.select { |key, _| ok?(key) }.each { |_, x| system("p #{x}") } # want RBN201
    all.select { |key, _| ok?(key) }.each { |key, _| system("p #{key}") }
    all.reject { |_, x| !ok?(x) }.each { |_, x| system("p #{x}") }
    all.reject { |_, x| ok?(x) }.each { |_, x| system("p #{x}") } # want RBN201
    all.reject { |key, _| !ok?(key) }.each { |key, _| system("p #{key}") }
    all.select! { |_, x| ok?(x) }
    all.each { |_, x| system("p #{x}") }
    all.each { |key, _| system("p #{key}") } # want RBN201
    all.select! { |key, _| ok?(key) }
    all.each { |key, _| system("p #{key}") }
    all = params.to_h
    all.delete_if { |_, x| !ok?(x) }
    all.each { |_, x| system("p #{x}") }
    all.each { |key, _| system("p #{key}") } # want RBN201
    all.delete_if { |key, _| !ok?(key) }
    all.each { |key, _| system("p #{key}") }
    all = params.to_h
    all.delete_if { |key, _| !ok?(key) }
    all.each { |_, x| system("p #{x}") } # want RBN201
    part = all.extract!(:name)
    system("p #{part[:name]}") # want RBN201
    system("p #{part[:rest]}")
    system("p #{all[:name]}")
    system("p #{all[:rest]}") # want RBN201
    params[:list].grep_v(String) .each { |x| system("p #{x}") } # want RBN201
  end

  # By the place.
  get '/placed' do
    pair = ['a', params[:x]]
    system("p #{pair.first} #{pair[0]} #{pair.fetch(0)} #{pair.dig(0)} #{pair.at(0)}")
    system("p #{pair.last}") # want RBN201
    system("p #{pair[1]}") # want RBN201
    system("p #{pair[-1]}") # want RBN201
    system("p #{pair.fetch(1)}") # want RBN201
    system("p #{pair.values_at(0).first}")
    system("p #{pair.values_at(1).first}") # want RBN201
    first, second = *pair
    system("p #{first}")
    system("p #{second}") # want RBN201
    system("p #{pair.first(1).join}")
    system("p #{pair.first(2).join}") # want RBN201
    options = { a: params[:a], b: 'b', c: { d: params[:d], e: 'e' } }
    system("p #{options.dig(:c, :e)} #{options.fetch(:b)} #{options.fetch(:b, 'x')} #{options.values_at(:b).first}")
    system("p #{options.dig(:c, :d)}") # want RBN201
    system("p #{options.fetch(:z, params[:z])}") # want RBN201
    system("p #{options.fetch(:c).fetch(:e)} #{options.slice(:b).values.first} #{options.to_h.slice(:b, :z)}")
    system("p #{options.slice(:a, :b).values.first}") # want RBN201
    system("p #{options.compact[:b]} #{options.compact.fetch(:b)}")
    system("p #{options.compact[:a]}") # want RBN201
    system("p #{options.slice(*%i[b z]).values.join} #{options.values_at(*%i[b]).join}")
    system("p #{options.filter_map { |key, value| value if key == :b }.first}") # want RBN201
    b, a = options.values_at(:b, :a)
    system("p #{b}")
    system("p #{a}") # want RBN201
    c = params.permit(:name, :size)
    system("p #{c[:name]}") # want RBN201
    system("p #{c[:rest]}")
    list = [params[:a], nil].compact
    system("p #{list.first}") # want RBN201
    *most, last = 'a', 'b', params[:x]
    system("p #{most.join}")
    system("p #{last}") # want RBN201
    head, *tail = params[:x], 'b'
    system("p #{head}") # want RBN201
    system("p #{tail.join}")
  end
end
