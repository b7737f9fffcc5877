# frozen_string_literal: true

require 'sinatra/base'

# Methods that take blocks.
module Steps
  def self.each_pair_of(a, b)
    return [a, b] unless block_given?

    yield a, b
  end

  def self.forward(value, &block)
    inner(value, &block)
  end

  def self.inner(value)
    yield value
  end

  def self.anonymous(value, &)
    inner(value, &)
  end

  def self.called(value, &block)
    block.call(value)
  end

  def self.called_short(value, &block)
    block.(value)
  end

  def self.called_index(value, &block)
    block[value]
  end

  def self.result
    yield('fixed')
  end

  def self.kept(&block)
    @kept = block
  end

  def self.run_kept(value)
    @kept.call(value)
  end

  def self.as_argument(value, action)
    action.call(value)
  end

  def self.as_keyword(value, action:)
    action.call(value)
  end

  def self.with_keywords(value)
    yield name: value, kind: 'k'
  end

  def self.with_array(value)
    yield [value, 'k']
  end

  def self.maker(prefix)
    ->(name) { system("x #{prefix} #{name}") } # want RBN201
  end

  def self.fixed_maker(prefix)
    ->(name) { system("x #{prefix}", name) }
  end

  def self.to_self(value, &block)
    new_box(value).instance_eval(&block)
  end

  def self.new_box(value)
    Box.new(value)
  end
end

# Holds one value.
class Box
  def initialize(value)
    @value = value
  end

  def value
    @value
  end
end

class App < Sinatra::Base
  get '/yield' do
    Steps.each_pair_of(params[:a], 'b') do |a, b|
      system("x #{a}") # want RBN201
      system("x #{b}")
    end
    pair = Steps.each_pair_of('a', params[:b])
    system("x #{pair[0]}")
    system("x #{pair[1]}") # want RBN201
  end

  get '/forward' do
    Steps.forward(params[:a]) { |a| system("x #{a}") } # want RBN201
    Steps.anonymous(params[:a]) { |a| system("x #{a}") } # want RBN201
    Steps.called(params[:a]) { |a| system("x #{a}") } # want RBN201
    Steps.called_short(params[:a]) { |a| system("x #{a}") } # want RBN201
    Steps.called_index(params[:a]) { |a| system("x #{a}") } # want RBN201
    Steps.forward('fixed') { |a| system("x #{a}") }
  end

  get '/result' do
    system("x #{Steps.result { |_| params[:a] }}") # want RBN201
    system("x #{Steps.result { |f| f }}")
    system("x #{Steps.forward(params[:a]) { 'b' }}")
  end

  get '/numbered' do
    Steps.each_pair_of(params[:a], 'b') { system("x #{_1}") } # want RBN201
    Steps.each_pair_of(params[:a], 'b') { system("x #{_2}") if _1 }
    Steps.inner(params[:a]) { system("x #{it}") } # want RBN201
    [params[:a]].each { system("x #{it}") } # want RBN201
    ['a'].each { system("x #{it}") }
  end

  get '/kept' do
    Steps.kept { |name| system("x #{name}") } # want RBN201
    Steps.run_kept(params[:name])
  end

  get '/arguments' do
    Steps.as_argument(params[:a], ->(a) { system("x #{a}") }) # want RBN201
    Steps.as_argument('a', ->(a) { system("x #{a}") })
    Steps.as_keyword(params[:a], action: ->(a) { system("x #{a}") }) # want RBN201
    Steps.as_keyword('a', action: lambda { |a| system("x #{a}") })
    Steps.as_argument(params[:a], method(:run))
    Steps.as_argument(params[:a], method(:run_safely))
    Steps.as_keyword(params[:a], action: method(:run_keyword))
  end

  get '/keywords' do
    Steps.with_keywords(params[:a]) do |name:, kind:|
      system("x #{name}") # FN_RBN201
      system("x #{kind}")
    end
    Steps.with_array(params[:a]) do |name, kind|
      system("x #{name}") # want RBN201
      system("x #{kind}")
    end
    Steps.with_array(params[:a]) do |(name, kind)|
      system("x #{name}") # want RBN201
      system("x #{kind}")
    end
  end

  get '/made' do
    Steps.maker('list').call(params[:name])
    Steps.maker('list').('plain')
    Steps.fixed_maker('list')[params[:name]]
    made = Steps.maker(params[:name])
    made.call('x')
  end

  get '/self' do
    Steps.to_self(params[:a]) { system("x #{value}") } # FN_RBN201
    Steps.to_self('a') { system("x #{value}") }
    Steps.to_self(params[:b]) { system("x #{@value}") } # FN_RBN201
  end

  def run(name)
    system("x #{name}") # want RBN201
  end

  def run_keyword(name)
    system("x #{name}") # want RBN201
  end

  def run_safely(name)
    system('x', name)
  end
end
