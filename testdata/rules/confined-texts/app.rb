# frozen_string_literal: true

require 'sinatra/base'

# What is left of a text after its dangerous characters are gone.
class App < Sinatra::Base
  get '/gsub' do
    system("p #{params[:x].gsub(/[^a-z0-9]/, '')}")
    system("p #{params[:x].gsub(/\W/, '_')}")
    system("p #{params[:x].gsub(/\W+/, ';')}") # want RBN201
    system("p #{params[:x].gsub(/;/, '')}") # want RBN201
    system("p #{params[:x].gsub(/\s+/, ' ')}") # want RBN201
    File.read("data/#{params[:x].gsub(/[^\w.]/, '')}") # want RBN301
    File.read("data/#{params[:x].gsub('..', '')}")
    File.read("data/#{params[:x].gsub('.', '')}")
    File.read("data/#{params[:x].gsub(%r{[/.]}, '')}")
    File.read("data/#{params[:x].gsub('../', '')}") # want RBN301
  end

  get '/gsub-in-place' do
    x = params[:x].dup
    x.gsub!(/[^a-z0-9]/, '')
    system("p #{x}")
  end

  get '/gsub-block' do
    system("p #{params[:x].gsub(/\W/) { |c| c.ord.to_s }}")
    system("p #{params[:x].gsub(/\w/) { |c| c.upcase }}") # want RBN201
    system("p #{params[:x].gsub(/\W/) { |c| c }}") # want RBN201
    system("p #{params[:x].gsub(/\W/) { '_' }}")
    system("p #{params[:x].gsub(/\W/) { |c| params[:y] }}") # want RBN201
    system("p #{params[:x].gsub(/\W/) { $& }}") # want RBN201
    params[:x].gsub(/\W/) { |c| system("p #{c}") } # want RBN201
    params[:x].gsub(/\w/) { |c| system("p #{c}") }
    x = params[:x].dup
    x.gsub!(/\W/) { |c| c.ord.to_s }
    system("p #{x}")
  end

  get '/gsub-tainted' do
    system("p #{params[:x].gsub(/\W/, params[:y])}") # want RBN201
  end

  get '/sub' do
    system("p #{params[:x].sub(/\W/, '')}") # want RBN201
  end

  get '/delete' do
    system("p #{params[:x].delete('^a-z')}")
    system("p #{params[:x].delete(';')}") # want RBN201
    system("p #{params[:x].tr('^a-zA-Z0-9', '_')}")
    system("p #{params[:x].tr('a-z', 'A-Z')}") # want RBN201
    File.read("data/#{params[:x].delete('./')}")
    File.read("data/#{params[:x].tr('/', '_')}")
    File.read("data/#{params[:x].tr('.', '_')}")
    File.read("data/#{params[:x].tr(':', '/')}") # want RBN301
  end

  get '/slice-in-place' do
    x = params[:x].dup
    system("p #{x.slice!(/\w+/)}")
    system("p #{x.slice!(/\S+/)}") # want RBN201
    system("p #{params[:x].to_s.slice(0, 9)}") # want RBN201
  end

  get '/tr-with-untrusted' do
    system("p #{'a-b'.tr('-', params[:x])}") # want RBN201
    system("p #{'a'.ljust(9, params[:x])}") # want RBN201
    system("p #{'a'.ljust(params[:x].length, '-')}")
  end

  get '/in-place' do
    x = params[:x].dup
    x.tr!('^a-z', '_')
    system("p #{x}")
    y = params[:y].dup
    y.delete!('^a-z')
    system("p #{y}")
    z = params[:z].dup
    z.gsub!(/;/, '')
    system("p #{z}") # want RBN201
    w = params[:w].dup
    w.gsub!(/\W/) { |c| c.upcase }
    system("p #{w}") # want RBN201
    v = params[:v].dup
    v.gsub!(/\W/, &:upcase)
    system("p #{v}") # want RBN201
  end

  get '/selected' do
    system("p #{params[:list].select { |n| n =~ /\A\w+\z/ }.join(' ')}")
    system("p #{params[:list].reject { |n| n =~ /\W/ }.join(' ')}")
    system("p #{params[:list].reject { |n| n =~ /\A\w+\z/ }.join(' ')}") # want RBN201
    system("p #{params[:list].select { |n| n.size > 3 }.first}") # want RBN201
  end

  get '/named-group' do
    m = params[:v].match(/\A(?<id>\d+)-(?<rest>.*)\z/)
    halt 404 unless m
    system("p #{m[:id]}")
    system("p #{m[:rest]}") # want RBN201
  end
end
