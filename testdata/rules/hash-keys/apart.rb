# frozen_string_literal: true

require 'sinatra/base'

# The keys of a hash and its values are not the same data.
class Apart < Sinatra::Base
  # Keys that the program made, whatever is done with the hash.
  get '/made' do
    options = { name: params[:name], size: params[:size] }
    options.each { |key, _| system("p #{key}") }
    options.each { |_, value| system("p #{value}") } # want RBN201
    options.each { |pair| system("p #{pair[0]}") }
    options.each { |pair| system("p #{pair[1]}") } # want RBN201
    options.map { |key, value| "#{key}=#{value.to_i}" }.each { |text| system("p #{text}") }
    options.select { |_, value| value }.each_key { |key| system("p #{key}") }
    options.reject { |_, value| value }.keys.each { |key| system("p #{key}") }
    options.transform_values(&:strip).each_pair { |key, _| system("p #{key}") }
    options.transform_values { |value| "x#{value}" }.each_pair { |_, value| system("p #{value}") } # want RBN201
    options.sort_by { |key, _| key }.each { |key, _| system("p #{key}") }
    options.sort_by { |key, _| key }.each { |_, value| system("p #{value}") } # want RBN201
    options.to_a.each { |key, _| system("p #{key}") }
    options.merge(other: params[:other]).each { |key, _| system("p #{key}") }
    options.merge(params).each { |key, _| system("p #{key}") } # want RBN201
    options.each_with_index { |(key, _), i| system("p #{key} #{i}") }
    options.each_with_index { |(_, value), _| system("p #{value}") } # want RBN201
    options.each_with_object([]) { |(key, _), list| list << key }.each { |key| system("p #{key}") }
    options.each_with_object([]) { |(_, value), list| list << value }.each { |value| system("p #{value}") } # want RBN201
    options.inject('') { |text, (key, _)| text + key.to_s }.then { |text| system("p #{text}") }
    options.inject('') { |text, (_, value)| text + value }.then { |text| system("p #{text}") } # want RBN201
    system("p #{options.min_by { |_, value| value }.first}")
    system("p #{options.min_by { |_, value| value }.last}") # want RBN201
    system("p #{options.find { |_, value| value }[0]}")
    system("p #{options.key(params[:name])}")
    system("p #{options.invert.values.first}")
    system("p #{options.invert.keys.first}") # want RBN201
    system("p #{options.group_by { |_, value| value.size }.keys.first}")
    system("p #{options.partition { |_, value| value }.first.map { |key, _| key }.join}")
    given(**options)
  end

  def given(**options)
    options.each { |key, _| system("p #{key}") }
    options.each { |_, value| system("p #{value}") } # want RBN201
  end

  # Keys that are untrusted, and values that are not.
  get '/untrusted' do
    params.each { |key, _| system("p #{key}") } # want RBN201
    params.each_key { |key| system("p #{key}") } # want RBN201
    params.map { |key, _| key }.each { |key| system("p #{key}") } # want RBN201
    params.to_h.select { |_, value| value }.keys.each { |key| system("p #{key}") } # want RBN201
    params.sort_by { |key, _| key }.each { |key, _| system("p #{key}") } # want RBN201
    params.to_a.each { |key, _| system("p #{key}") } # want RBN201
    params.transform_values(&:to_i).each { |key, _| system("p #{key}") } # want RBN201
    params.transform_values(&:to_i).each { |_, value| system("p #{value}") }
    params.transform_keys(&:to_s).each { |key, _| system("p #{key}") } # want RBN201
    params.except(:name).keys.each { |key| system("p #{key}") } # want RBN201
    params.each_with_object({}) { |(key, value), all| all[key] = value.to_i }.each { |key, _| system("p #{key}") } # want RBN201
    params.each_with_object({}) { |(key, value), all| all[key] = value.to_i }.each { |_, value| system("p #{value}") }
    table = { params[:key] => 'x', 'y' => 'z' }
    table.each { |key, _| system("p #{key}") } # want RBN201
    table.each { |_, value| system("p #{value}") }
    system("p #{table['y']} #{table.values.join}")
    system("p #{table.invert['x']}") # want RBN201
    table = {}
    table[params[:key]] = 'x'
    system("p #{table.values.first} #{table[params[:key]]}")
    system("p #{table.keys.first}") # want RBN201
    system("p #{table.key('x')}") # want RBN201
    system("p #{table}") # want RBN201
    system("p #{table.find { |key, _| key }[0]}") # want RBN201
    system("p #{table.find { |key, _| key }[1]}")
    system("p #{{ **table }.keys}") # want RBN201
    system("p #{{ 'a' => 'b' }.merge(params[:key] => 'x').values}")
    system("p #{{ 'a' => 'b' }.merge(params[:key] => 'x').keys}") # want RBN201
    system("p #{{ 'a' => 'b' }.merge(params[:key] => 'x').to_a.flatten}") # want RBN201
    list = []
    list[params[:at].to_i] = 'x'
    list[params[:other]] = 'y'
    system("p #{list.join}")
  end

  # What makes the key.
  get '/grouped' do
    words = params[:words]
    words.group_by(&:size).each { |key, _| system("p #{key}") }
    words.group_by(&:size).each { |_, group| system("p #{group.first}") } # want RBN201
    words.group_by(&:itself).each { |key, _| system("p #{key}") } # want RBN201
    words.group_by { |word| word[0] }.keys.each { |key| system("p #{key}") } # want RBN201
    words.group_by { |word| word.size > 3 ? 'long' : 'short' }.keys.each { |key| system("p #{key}") }
    %w[a b].group_by { |word| word + params[:suffix] }.each_key { |key| system("p #{key}") } # want RBN201
    %w[a b].group_by { |word| word + params[:suffix] }.each_value { |group| system("p #{group.first}") }
    words.tally.each { |word, _| system("p #{word}") } # want RBN201
    words.tally.each { |_, count| system("p #{count}") }
    system("p #{words.tally.values.max}")
    system("p #{words.tally.max_by { |_, count| count }.first}") # want RBN201
    system("p #{words.tally.max_by { |_, count| count }.last}")
    words.tally_by(&:size).each { |size, _| system("p #{size}") }
    words.to_h { |word| [word, word.size] }.each { |_, size| system("p #{size}") }
    words.to_h { |word| [word, word.size] }.each { |word, _| system("p #{word}") } # want RBN201
    words.to_h { |word| [word.size, word] }.each { |size, _| system("p #{size}") }
    words.to_h { |word| [word.size, word] }.each { |_, word| system("p #{word}") } # want RBN201
    words.split(',').map { |word| [word, word.size] }.to_h.each { |_, size| system("p #{size}") }
    words.split(',').map { |word| [word, word.size] }.to_h.each { |word, _| system("p #{word}") } # want RBN201
    words.each_with_object(Hash.new(0)) { |word, counts| counts[word] += 1 }.each { |_, count| system("p #{count}") }
    words.each_with_object(Hash.new(0)) { |word, counts| counts[word] += 1 }.each { |word, _| system("p #{word}") } # want RBN201
    words.each_with_index.to_h.each { |_, i| system("p #{i}") }
    words.each_with_index.to_h.each { |word, _| system("p #{word}") } # want RBN201
    words.index_by(&:size).each { |size, _| system("p #{size}") }
    words.index_by(&:size).each { |_, word| system("p #{word}") } # want RBN201
    words.index_with { |word| word.size }.each { |word, _| system("p #{word}") } # want RBN201
    words.index_with { |word| word.size }.each { |_, size| system("p #{size}") }
    %w[a b].zip(params[:x].split(',')).to_h.each { |key, _| system("p #{key}") }
    %w[a b].zip(params[:x].split(',')).to_h.each { |_, value| system("p #{value}") } # want RBN201
    Hash[%w[a b].zip(params[:x].split(','))].each { |key, _| system("p #{key}") }
    Hash[%w[a b].zip(params[:x].split(','))].each { |_, value| system("p #{value}") } # want RBN201
    Hash['a', params[:x]].each { |_, value| system("p #{value}") } # want RBN201
    words.inject({}) { |all, word| all.merge(word => 1) }.each { |word, _| system("p #{word}") } # want RBN201
    words.inject({}) { |all, word| all.merge(word => 1) }.each { |_, count| system("p #{count}") }
  end

  # One after the other, and in groups.
  get '/parts' do
    options = { name: params[:name] }
    options.first(1).each { |key, _| system("p #{key}") }
    options.first(1).each { |_, value| system("p #{value}") } # want RBN201
    options.each_slice(2) { |slice| slice.each { |key, _| system("p #{key}") } }
    options.each_slice(2) { |slice| slice.each { |_, value| system("p #{value}") } } # want RBN201
    options.take(1).each { |key, _| system("p #{key}") }
    options.drop(1).each { |_, value| system("p #{value}") } # want RBN201
    options.transform_keys { |key| "x-#{key}" }.each_key { |key| system("p #{key}") }
    options.transform_keys { |key| key.to_s + params[:suffix] }.each_key { |key| system("p #{key}") } # want RBN201
    options.transform_keys(&:to_s).each_value { |value| system("p #{value}") } # want RBN201
    options.transform_keys!(&:to_s)
    options.each { |key, _| system("p #{key}") }
    options.each { |_, value| system("p #{value}") } # want RBN201
    other = { 'name' => 'x' }
    other.transform_keys! { |key| key + params[:suffix] }
    other.each { |key, _| system("p #{key}") } # want RBN201
    params[:list].to_set.each { |text| system("p #{text}") } # want RBN201
    options.filter_map { |key, value| key if value }.each { |key| system("p #{key}") }
    options.flat_map { |key, value| [key, value] }.each { |text| system("p #{text}") } # want RBN201
    options.sum('') { |key, _| key.to_s }.then { |text| system("p #{text}") }
    options.delete_if { |_, value| value.empty? }.each { |key, _| system("p #{key}") }
    options.shift.then { |key, _| system("p #{key}") }
  end
end
