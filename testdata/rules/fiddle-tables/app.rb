# frozen_string_literal: true

require 'fiddle'
require 'sinatra/base'

# Tables of functions that a block makes of their names.
module Kegs
  LIB = Fiddle.dlopen(File.expand_path('target/release/libkegs.so', __dir__))
  TEXT = [Fiddle::TYPE_VOIDP].freeze

  SIGNATURES = {
    'keg_open' => [TEXT, Fiddle::TYPE_INT],
    'keg_size' => [TEXT, Fiddle::TYPE_INT],
    'keg_wipe' => [TEXT, Fiddle::TYPE_INT]
  }.freeze

  FUNCTIONS = SIGNATURES.to_h do |name, (args, result)|
    [name, Fiddle::Function.new(LIB[name], args, result)]
  end

  MORE = %w[keg_drop keg_size].map { |name| [name, Fiddle::Function.new(LIB[name], TEXT, Fiddle::TYPE_INT)] }.to_h.freeze
  LISTED = [['keg_load', Fiddle::TYPE_INT]].to_h { |name, result| [name, Fiddle::Function.new(LIB.sym(name), TEXT, result)] }

  module_function

  def open(name)
    FUNCTIONS['keg_open'].call(name)
  end

  def size(name) = FUNCTIONS.fetch('keg_size').call(name)
  def size_more(name) = MORE['keg_size'].call(name)
  def drop(name) = MORE.fetch('keg_drop').call(name)
  def load(name) = LISTED['keg_load'].(name)
end

class App < Sinatra::Base
  # How long it is, and what the program says.
  get '/quiet' do
    Kegs.size(params[:a])
    Kegs.size_more(params[:b])
    Kegs.open('/srv/kegs')
    Kegs.drop('/srv/old')
    204
  end

  get('/open') { Kegs.open(params[:a]).to_s }
  get('/drop') { Kegs.drop(params[:a]).to_s }
  get('/load') { Kegs.load(params[:a]).to_s }
end
