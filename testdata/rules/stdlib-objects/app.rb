# frozen_string_literal: true

require 'delegate'
require 'etc'
require 'logger'
require 'sinatra/base'

# What a program knows of itself, and objects that stand for others.
class App < Sinatra::Base
  class Note
    def initialize(text)
      @text = text
      @size = 'constant'
    end
  end

  get '/variables' do
    note = Note.new(params[:x])
    system("p #{note.instance_variable_get(:@text)}") # want RBN201
    system("p #{note.instance_variable_get(:@size)}")
    system("p #{note.remove_instance_variable(:@text)}") # want RBN201
    note.instance_variable_set(:@other, params[:y])
    system("p #{note.instance_variable_get(:@other)}") # want RBN201
    system("p #{note.instance_variable_get(:@another)}")
    scope = binding
    scope.local_variable_set(:x, params[:x])
    system("p #{scope.local_variable_get(:x)}") # want RBN201
    system("p #{scope.local_variable_get(:y)} #{scope.source_location}")
  end

  get '/names' do
    system("p #{__method__} #{__dir__} #{self.class.name} #{params[:x].size}")
    system("p #{method(:system).owner} #{method(:system).arity} #{proc { |x| x }.parameters}")
    system("p #{params[:x].private_methods.first}")
    system("p #{proc { |x| x }[params[:x]]}") # want RBN201
    system("p #{proc { |_| 'x' }[params[:x]]}")
    system("p #{Process.ppid} #{Etc.getlogin} #{String.ancestors.first}")
  end

  get '/delegators' do
    system("p #{SimpleDelegator.new(params[:x]).strip}") # want RBN201
    system("p #{SimpleDelegator.new('x').strip} #{params[:x].size}")
    delegator = SimpleDelegator.new('x')
    delegator.__setobj__(params[:x])
    system("p #{delegator.__getobj__}") # want RBN201
  end

  get '/errors' do
    error = StandardError.new(params[:x])
    system("p #{error.message}") # want RBN201
    system("p #{error.backtrace}")
    system("p #{StandardError.new('x').message}")
  end

  get '/logs' do
    log = Logger.new("log/#{params[:file]}") # want RBN301
    system("p #{log.level} #{log.progname} #{Logger.new('app.log').level}")
  end

  get '/patterns' do
    re = Regexp.new(Regexp.escape(params[:x]))
    system("p #{re.source}") # want RBN201
    system("p #{re.options}")
    system("p #{/x/.source} #{params[:x].size}")
    system("p #{Regexp.try_convert(params[:x])}") # want RBN201
    match = /(?<a>.)/.match(params[:x])
    system("p #{match.match_length(:a)}")
    system("p #{:a.casecmp(params[:x])} #{Symbol.all_symbols.first}")
    system("p #{params[:x].to_sym.match(/./)}") # want RBN201
  end
end
