# frozen_string_literal: true

require 'sinatra/base'
require 'active_support/core_ext/hash'

# What is put in the place of an element hides what was there, and nothing else.
class App < Sinatra::Base
  DEFAULTS = { shelf: 'inbox', name: 'index' }.freeze

  get '/merged' do
    options = { name: params[:name], size: params[:size] }.merge(name: 'index')
    system("p #{options[:name]}")
    system("p #{options[:size]}") # want RBN201
    options = params.merge('name' => 'index', 'size' => params[:other])
    system("p #{options['name']}")
    system("p #{options['size']}") # want RBN201
    system("p #{options['rest']}") # want RBN201
    system("p #{params.merge({ name: 'index' }, { shelf: 'inbox' }).slice(:name, :shelf)}")
    system("p #{options.values.first}") # want RBN201
    system("p #{params.merge(DEFAULTS)[:shelf]}")
    system("p #{params.merge(DEFAULTS)[:size]}") # want RBN201
    system("p #{params.merge(params[:x] => 'index')[:name]}") # want RBN201
    fixed = rand > 0.5 ? { name: 'a', size: '1' } : { name: 'b' }
    system("p #{params.merge(fixed)[:name]}")
    system("p #{params.merge(fixed)[:size]}") # want RBN201
  end

  get '/the-last-wins' do
    options = DEFAULTS.merge(params)
    system("p #{options[:name]}") # want RBN201
    options = { cmd: 'ls', page: '1' }.merge(params.slice(:page))
    system("p #{options[:cmd]}")
    system("p #{options[:page]}") # want RBN201
    options = params.reverse_merge(name: 'index')
    system("p #{options[:name]}") # want RBN201
    options = { name: 'index' }.reverse_merge(params)
    system("p #{options[:name]}")
    system("p #{options[:size]}") # want RBN201
    options = { name: 'index' }.with_defaults(name: params[:name], size: params[:size])
    system("p #{options[:name]}")
    system("p #{options[:size]}") # want RBN201
  end

  get '/literal' do
    options = { **params, name: 'index' }
    system("p #{options[:name]}")
    system("p #{options[:size]}") # want RBN201
    options = { name: 'index', **params }
    system("p #{options[:name]}") # want RBN201
    options = { name: params[:name], size: params[:size], **DEFAULTS }
    system("p #{options[:name]}")
    system("p #{options[:size]}") # want RBN201
    print_name(**params, name: 'index')
    print_size(**params, name: 'index')
  end

  def print_name(name:, **) = system("p #{name}")

  def print_size(size:, **) = system("p #{size}") # want RBN201

  # Of a plain Hash, a symbol and a text are two keys.
  post '/two-keys' do
    given = JSON.parse(request.body.read)
    system("p #{given.merge('name' => 'index')['name']}")
    system("p #{given.merge(name: 'index')['name']}") # FN_RBN201
  end

  get '/left-out' do
    system("p #{params.except(:name)[:name]}")
    system("p #{params.except(:name)[:size]}") # want RBN201
    system("p #{params.except('name', 'size').values_at('name', 'size')}")
    system("p #{params.except(:name, :size)[:rest]}") # want RBN201
    system("p #{params.except(params[:key])[:name]}") # want RBN201
    system("p #{params.except(:name).except(:size).fetch(:size)}")
    system("p #{params.except(:name).merge(size: '1').fetch(:rest)}") # want RBN201
    system("p #{params.without(:name)[:name]}")
  end

  # In place: from there on, and if it is done in any case.
  get '/in-place' do
    options = { name: params[:name], size: params[:size] }
    print_values(options)
    options[:name] = 'index'
    print_fixed(options)
    print_rest(options)
    options.store(:size, '1')
    system("p #{options[:size]} #{options.values.join}")
    options.store(:size, params[:size])
    system("p #{options.values.join}") # want RBN201
    options.update(size: '2')
    system("p #{options.values.join}")
  end

  def print_values(options) = system("p #{options[:name]}") # want RBN201

  def print_fixed(options) = system("p #{options[:name]}")

  def print_rest(options) = system("p #{options[:size]}") # want RBN201

  get '/merged-in-place' do
    params.merge!(name: 'index')
    system("p #{params[:name]}")
    system("p #{params[:size]}") # want RBN201
    options = params.merge!(size: '1')
    system("p #{options[:name]} #{options[:size]}")
    system("p #{options[:rest]}") # want RBN201
    options.update(name: params[:other])
    system("p #{options[:name]}") # want RBN201
    options.reverse_merge!(rest: 'x')
    system("p #{options[:rest]}") # want RBN201
  end

  get '/deleted' do
    params.delete(:name)
    system("p #{params[:name]} #{params.fetch(:name)}")
    system("p #{params[:size]}") # want RBN201
    options = params.to_h
    options.delete('size')
    system("p #{options['size']}")
    system("p #{options['rest']}") # want RBN201
    options.except!(:rest)
    system("p #{options[:rest]}")
    text = params[:text].to_s
    text.delete('text')
    system("p #{text}") # want RBN201
  end

  get '/not-for-certain' do
    options = { name: params[:name], size: params[:size], rest: params[:rest] }
    options[:name] = 'index' if params[:size].nil?
    system("p #{options[:name]}") # want RBN201
    options.delete(:size) if rand > 0.5
    print_rest(options)
    [1].each { options[:rest] = 'x' }
    system("p #{options[:rest]}") # want RBN201
    key = params[:key]
    options[key] = 'x'
    system("p #{options[:name]}") # want RBN201
  end

  get '/attempted' do
    options = { name: params[:name] }
    begin
      options[:name] = File.read('name')
      options[:name] = 'index'
    rescue SystemCallError
      print_attempt(options)
    end
    system("p #{options.values.first}") # want RBN201
    other = { name: params[:name] }
    begin
      load 'x.rb'
      other[:name] = 'index'
    rescue LoadError
      halt 500
    end
    system("p #{other.values.first}")
  end

  def print_attempt(options) = system("p #{options[:name]}") # want RBN201

  get '/in-a-loop' do
    options = { name: 'index' }
    3.times do
      options[:name] = 'index'
      system("p #{options.values}")
      options[:name] = params[:name]
    end
    other = {}
    i = 0
    while i < 3
      system("p #{other.values}") # want RBN201
      other[:name] = 'index'
      system("p #{other.values}")
      other[:name] = params[:name]
      i += 1
    end
    system("p #{other.values}") # want RBN201
  end

  get '/both-arms' do
    options = { name: params[:name] }
    if request.xhr?
      options[:name] = 'a'
      system("p #{options.values}")
    else
      system("p #{options.values}") # want RBN201
      halt 400
    end
    system("p #{options.values}")
  end

  # Texts and lists that something else is put into as a whole.
  get '/whole' do
    text = params[:text].dup
    text.replace('x')
    system("p #{text}")
    text.replace(params[:text])
    system("p #{text}") # want RBN201
    text.clear
    system("p #{text}")
    text << params[:text]
    system("p #{text}") # want RBN201
    list = [params[:text]]
    list.clear
    system("p #{list.join}")
    list << params[:text]
    system("p #{list.join}") # want RBN201
    list.replace(%w[a b])
    system("p #{list.join}")
    text = params[:text].dup
    text[0] = 'x'
    text['y'] = 'x'
    system("p #{text}") # want RBN201
  end

  # What the object itself holds.
  get '/held' do
    @name = params[:name]
    system("p #{shown}") # want RBN201
    @name = 'index'
    system("p #{known}")
  end

  def shown = @name

  def known
    load 'x.rb'
    @name
  end
end

# A box with a writer.
class Box
  attr_accessor :name
end

class Boxes < Sinatra::Base
  get '/written' do
    box = Box.new
    box.name = params[:name]
    tell(box)
    box.name = 'index'
    tell_again(box)
  end

  def tell(box) = system("p #{box.name}") # want RBN201

  def tell_again(box) = system("p #{box.name}")
end
