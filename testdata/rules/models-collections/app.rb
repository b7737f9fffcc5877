# frozen_string_literal: true

require 'set'
require 'sinatra/base'

# Elements on their way through the methods of arrays, and their blocks.
class App < Sinatra::Base
  NAMES = %w[name size].freeze

  get '/groups' do
    words = ['constant', params[:word]]
    words.each_slice(2) { |pair| system("p #{pair.last}") } # want RBN201
    words.each_cons(2) { |_, word| system("p #{word}") } # want RBN201
    words.each_slice(2).each { |pair| system("p #{pair[1]}") } # want RBN201
    words.partition { |word| word == 'constant' }.last.each { |word| system("p #{word}") } # want RBN201
    NAMES.each_slice(2) { |pair| system("p #{pair.last}") if params[:word] }
    NAMES.partition { |word| word == params[:word] }.last.each { |word| system("p #{word}") }
  end

  get '/zip' do
    NAMES.zip(params[:words]) { |_, word| system("p #{word}") } # want RBN201
    NAMES.zip(params[:words]).each { |_, word| system("p #{word}") } # want RBN201
    NAMES.product([params[:word]]).each { |pair| system("p #{pair.join(' ')}") } # want RBN201
    NAMES.zip(NAMES).each { |_, word| system("p #{word}") }
  end

  get '/sorted' do
    words = [params[:word], 'constant']
    words.sort { |a, b| system("p #{a}"); a <=> b } # want RBN201
    words.sort { |a, b| system("p #{b}"); a <=> b } # want RBN201
    words.min_by { |word| system("p #{word}"); word.size } # want RBN201
    system("p #{words.sort.first}") # want RBN201
    system("p #{NAMES.sort { |a, b| a.size <=> b.size - params[:n].to_i }.first}")
  end

  get '/enumerators' do
    words = [params[:word], 'constant']
    words.map.with_index { |word, i| system("p #{i} #{word}") } # want RBN201
    system("p #{words.each_with_index.map { |word, i| "#{word}-#{i}" }.first}") # want RBN201
    NAMES.map.with_index { |name, i| system("p #{i} #{name} #{params[:word].size}") }
  end

  get '/several' do
    words = params[:words]
    system("p #{words.first(2).join(' ')}") # want RBN201
    system("p #{[params[:word], 'x'].last(1).join}")
    system("p #{[params[:word], 'x'].last(2).join}") # want RBN201
    system("p #{[params[:word], 'x'].min(2).join(' ')}") # want RBN201
    system("p #{NAMES.first(params[:n].to_i).join(' ')}")
  end

  get '/deleted' do
    kept = [params[:word], 'constant']
    system("p #{kept.delete(params[:word])}") # want RBN201
    system("p #{kept.delete('constant')}")
  end

  get '/nested' do
    words = [['constant'], [params[:word]]]
    system("p #{words.flatten.last}") # want RBN201
    system("p #{words.transpose.first.last}") # want RBN201
    system("p #{[NAMES, NAMES].flatten.last} #{words.size}")
  end

  get '/changed' do
    names = %w[a b]
    names.map! { |name| name + params[:suffix] }
    system("p #{names.first}") # want RBN201
    filled = Array.new(2)
    filled.fill { |i| "#{params[:word]}#{i}" }
    system("p #{filled.first}") # want RBN201
    clean = [params[:word], params[:suffix]]
    clean.map!(&:size)
    system("p #{NAMES.map { |name| name }.first}")
  end

  get '/filled' do
    words = Array.new(2)
    words.fill(params[:word])
    system("p #{words.first}") # want RBN201
    system("p #{Array.new(2, params[:word]).last}") # want RBN201
    system("p #{Array.new(params[:n].to_i, 'x').last}")
    constant = Array.new(2)
    constant.fill('x')
    system("p #{constant.first} #{params[:word].size}")
  end

  get '/inserted' do
    words = %w[p --quiet]
    words.insert(1, params[:word])
    system(words.join(' ')) # want RBN201
    other = %w[p --quiet]
    other.insert(params[:n].to_i, '--verbose')
    system(other.join(' '))
    parts = %w[p a b]
    parts[1, 2] = [params[:word]]
    system(parts.join(' ')) # want RBN201
    more = %w[p a b]
    more[1..] = 'c', 'd'
    system(more.join(' '))
  end

  get '/flat-map' do
    system("p #{NAMES.flat_map { |name| [name, params[:word]] }.join(' ')}") # want RBN201
    system("p #{NAMES.flat_map { |name| [name, name] }.join(' ')} #{params[:word].size}")
  end

  get '/grep' do
    words = [params[:word], 'constant']
    system("p #{words.grep(/x/).join(' ')}") # want RBN201
    system("p #{words.grep(/x/, &:size).join(' ')}")
  end

  get '/to-h' do
    words = [['a', params[:word]], %w[b constant]]
    system("p #{words.to_h['a']}") # want RBN201
    system("p #{NAMES.to_h { |name| [name, params[:word]] }['name']}") # want RBN201
    system("p #{NAMES.to_h { |name| [name, name.size] }['name']} #{words.size}")
    system("p #{params[:pairs].to_h['a']}") # want RBN201
  end

  # Active Support.
  get '/index' do
    words = [params[:word], 'constant']
    system("p #{words.index_by(&:size)[1]}") # want RBN201
    system("p #{NAMES.index_with { |name| name + params[:word] }['name']}") # want RBN201
    system("p #{words.index_with { |word| word.size }['constant']}")
  end

  get '/summed' do
    words = [params[:word], 'constant']
    system(words.inject(:+)) # want RBN201
    system(words.reduce('p ') { |sum, word| sum + word }) # want RBN201
    system(words.sum('p ')) # want RBN201
    system(NAMES.sum('p ') { |name| name + params[:word] }) # want RBN201
    system(NAMES.inject(:+))
    system("head -c #{[params[:n].to_i, 1].sum} VERSION")
  end

  get '/packed' do
    system("p #{[params[:word]].pack('A8')}") # want RBN201
    system("p #{['constant'].pack('m0')} #{params[:word].size}")
  end

  # What is in both is in the one that the program names.
  get '/intersection' do
    words = params[:words]
    system("p #{(words & NAMES).join(' ')}")
    system("p #{NAMES.intersection(words).join(' ')}")
    system("p #{([params[:word]] & words).join(' ')}") # want RBN201
    system("p #{(words - NAMES).join(' ')}") # want RBN201
  end

  get '/times' do
    system([params[:word], 'constant'] * ' ') # want RBN201
    system((NAMES * params[:n].to_i).join(' '))
    system(NAMES * params[:separator]) # want RBN201
  end
end
