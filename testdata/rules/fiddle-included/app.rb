# frozen_string_literal: true

require 'sinatra'
require 'fiddle'

# Code that includes Fiddle writes the names of its classes alone; here nothing is included.

module Own
  class Function
    def initialize(*) = nil
    def call(text) = text.size
  end
  SIZE = Function.new(1, [], 2)
end

module Native
  include Fiddle

  LIB = Fiddle.dlopen(File.expand_path('target/release/libledger.so', __dir__))
  CLOSE = Function.new(LIB['ledger_close'], [TYPE_VOIDP], TYPE_INT)
  OPEN = Function.new(LIB['ledger_open'], [TYPE_VOIDP], TYPE_INT)
end

post '/close' do
  period = params[:period]
  halt 422 unless period.match?(/\A\d{4}-\d\d\z/)
  Native::CLOSE.call(period)
  Own::SIZE.call(params[:a]).to_s
end

post '/open' do
  Native::OPEN.(params[:name]).to_s
end

# Below a folder of the program, a name without dots chooses among what lies there.
get '/plugin' do
  Fiddle.dlopen(File.join('plugins', File.basename(params[:name]))) # want RBN907
  Fiddle::Handle.new(File.join(__dir__, ENV.fetch('PLUGIN')))
  FFI::DynamicLibrary.open(File.join('/usr/lib/own', File.basename(params[:name])), 1)
  name = params[:name]
  halt 404 unless name.match?(/\A\w+\z/)
  Fiddle.dlopen(File.join('plugins', name)) # want RBN907
end

get '/plugin/any' do
  Fiddle.dlopen(File.join('plugins', params[:name])) # want RBN102 RBN907
  Fiddle::Handle.new("plugins/#{params[:name]}.so") # want RBN102 RBN907
  FFI::DynamicLibrary.open(File.join('/usr/lib/own', params[:name]), 1) # want RBN102
end

module Chosen
  extend Fiddle::Importer
  def self.load(name) = dlload(File.join('plugins', name)) # want RBN102 RBN907
end

get('/plugin/chosen') { Chosen.load(params[:name]) }
