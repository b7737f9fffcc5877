# frozen_string_literal: true

require 'set'
require 'sinatra/base'

# Conditions that leave only what the program names.
class App < Sinatra::Base
  NAMES = %w[name size].freeze
  SET = Set['name', 'size'].freeze
  ROOT = '/srv/papers'

  get '/equal' do
    x = params[:x]
    system("p #{x}") if x == 'constant'
    system("p #{x}") if 'constant' == x
    system("p #{x}") if x.eql?('constant')
    system("p #{x}") if x.casecmp?('constant')
    system("p #{x}") if x == params[:y] # want RBN201
    system("p #{x}") if x != 'constant' # want RBN201
  end

  get '/listed' do
    x = params[:x]
    system("p #{x}") if SET === x
    system("p #{x}") if SET.include?(x)
    system("p #{x}") if x.in?(NAMES)
    system("p #{x}") if NAMES.index(x)
    system("p #{x}") unless NAMES.find_index(x).nil?
    system("p #{x}") if [x].index('constant') # want RBN201
    system("p #{x}") if x.in?(params[:list]) # want RBN201
  end

  get '/case' do
    x = params[:x]
    case x
    when SET then system("p #{x}")
    when /constant/ then system("p #{x}") # want RBN201
    end
  end

  get '/nothing' do
    x = params[:x]
    system("p #{x}") if x.nil?
    system("p #{x}") unless x.present?
    system("p #{x}") if x.present? # want RBN201
  end
end
