# frozen_string_literal: true

require 'ostruct'
require 'sinatra/base'

# Values and keys on their way through the methods of hashes.
class App < Sinatra::Base
  LIMITS = { 'small' => '10', 'large' => '100' }.freeze

  get '/values' do
    options = { 'name' => params[:name] }
    options.each_value { |value| system("p #{value}") } # want RBN201
    system("p #{options.transform_values { |value| value.strip }['name']}") # want RBN201
    system("p #{options.transform_values { |value| value.size }['name']}")
    system("p #{LIMITS.transform_values { |value| value + params[:unit] }['small']}") # want RBN201
    LIMITS.each_value { |value| system("p #{value} #{params[:name].size}") }
  end

  get '/changed' do
    options = { 'name' => 'constant' }
    options.transform_values! { |value| "#{value} #{params[:name]}" }
    system("p #{options['name']}") # want RBN201
    other = { 'name' => 'constant' }
    other.transform_values! { |value| "#{value} #{params[:name].size}" }
    system("p #{other['name']}")
  end

  get '/merged' do
    options = { 'name' => 'constant' }
    options.merge!(params)
    system("p #{options['name']}") # want RBN201
    options = { name: 'constant' }
    options.update(name: params[:name], size: '1')
    system("p #{options[:name]}") # want RBN201
    system("p #{options[:size]}")
    other = { 'name' => 'constant' }
    other.merge!(LIMITS)
    system("p #{other['name']} #{params[:name].size}")
  end

  get '/dig' do
    options = { name: params[:name], size: '1' }
    system("p #{options.dig(:name)}") # want RBN201
    system("p #{options.dig(:size)}")
    system("p #{params.dig(:user, :name)}") # want RBN201
  end

  get '/default' do
    system("p #{Hash.new(params[:name])['name']}") # want RBN201
    system("p #{Hash.new { |_, key| key + params[:name] }['name']}") # want RBN201
    counts = Hash.new(0)
    counts[params[:name]] += 1
    system("p #{counts.values.first}")
    options = { 'name' => 'constant' }
    options.default = params[:name]
    system("p #{options.default}") # want RBN201
  end

  get '/keys' do
    options = { params[:name] => 'constant' }
    system("p #{options.keys.first}") # want RBN201
    system("p #{params.keys.first}") # want RBN201
    system("p #{options.invert['constant']}") # want RBN201
    system("p #{LIMITS.keys.first} #{LIMITS.invert['10']} #{options.size}")
  end

  get '/grouped' do
    params.group_by { |_, value| value.size }.each_value do |pairs|
      pairs.each { |pair| system("p #{pair.last}") } # want RBN201
    end
    LIMITS.group_by { |_, value| value.size - params[:n].to_i }.each_value do |pairs|
      pairs.each { |pair| system("p #{pair.last}") }
    end
  end

  get '/open-struct' do
    options = OpenStruct.new('name' => params[:name], 'size' => '1')
    system("p #{options.name}") # want RBN201
    system("p #{OpenStruct.new(LIMITS).small} #{params[:name].size}")
  end
end
