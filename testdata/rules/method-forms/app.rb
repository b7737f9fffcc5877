# frozen_string_literal: true

require 'sinatra/base'

# Every way to write a method and its parameters.
module Forms
  module_function

  def endless(name) = system("x #{name}") # want RBN201

  def endless_safe(name) = system('x', name)

  def inner(name, kind = 'k', *rest, mode: 'm', **options, &block)
    system("a #{name}") # want RBN201
    system("b #{kind}") # want RBN201
    system("c #{rest.first}") # want RBN201
    system("d #{mode}") # want RBN201
    system("e #{options[:level]}") # want RBN201
    block&.call(mode)
  end

  def everything(...)
    inner(...)
  end

  def everything_but_first(first, ...)
    system("f #{first}") # want RBN201
    leading(first, ...)
  end

  def leading(first, second, key: 'k')
    system("g #{second}") # want RBN201
    system("h #{key}")
    first
  end

  def positional(*args)
    splatted(*args)
  end

  def splatted(one, two = 'x')
    system("i #{one}")
    system("j #{two}") # want RBN201
  end

  def keywords(**options)
    named(**options)
  end

  def named(name:, mode: 'm')
    system("k #{name}") # want RBN201
    system("l #{mode}")
  end

  def last_hash(options = {})
    system("m #{options[:name]}") # want RBN201
    system("n #{options[:mode]}")
  end

  def destructured((name, (kind, mode)), other)
    system("o #{name}")
    system("p #{kind}") # want RBN201
    system("q #{mode}")
    system("r #{other}")
  end

  def middle(first, *middle, last)
    system("s #{first}")
    system("t #{middle.first}")
    system("u #{last}") # FN_RBN201
  end

  def default_from(first, second = first)
    system("v #{second}") # want RBN201
  end

  def __private(name)
    system("w #{name}") # want RBN201
  end
end

class App < Sinatra::Base
  get '/endless' do
    Forms.endless(params[:name])
    Forms.endless_safe(params[:name])
  end

  get '/dots' do
    Forms.everything(params[:a], params[:b], params[:c], mode: params[:d], level: params[:e]) do |mode|
      system("x #{mode}") # want RBN201
    end
    Forms.everything_but_first(params[:a], params[:b], key: 'fixed') # want RBN701
  end

  get '/splats' do
    Forms.positional('one', params[:two])
    Forms.keywords(name: params[:name], mode: 'fixed')
    Forms.last_hash(name: params[:name], mode: 'fixed')
    options = { name: params[:name], mode: 'fixed' }
    Forms.named(**options)
    Forms.last_hash(options)
    Forms.splatted(*['one', params[:two]])
    Forms.destructured(['n', [params[:kind], 'm']], 'o')
    Forms.middle('f', 'm', params[:last])
    Forms.default_from(params[:first])
    Forms.__private(params[:name])
  end

  get '/nested' do
    Outer.new.build
    Outer.new.built(params[:name])
  end
end

# A method that defines a method.
class Outer
  def build
    def built(name)
      system("x #{name}") # want RBN201
    end
  end
end
