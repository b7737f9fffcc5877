# frozen_string_literal: true

require 'sinatra/base'

# Blocks that leave more than themselves.
class App < Sinatra::Base
  get '/return' do
    system("x #{first_long(params[:names])}") # want RBN201
    system("x #{position(params[:names])}")
    system("x #{nested(params[:names])}") # want RBN201
    system("x #{by_lambda(params[:name])}")
    system("x #{by_lambda_result(params[:name])}") # want RBN201
    system("x #{mapped(params[:names])}")
  end

  def first_long(names)
    names.each { |n| return n if n.length > 3 }
    'none'
  end

  def position(names)
    names.each { |n| return 1 if n.length > 3 }
    0
  end

  def nested(names)
    names.each do |n|
      n.split.each { |c| return c if c.length > 1 }
    end
    nil
  end

  def by_lambda(name)
    check = lambda { |n| return n }
    check.call(name)
    'fixed'
  end

  def by_lambda_result(name)
    check = lambda { |n| return n }
    check.call(name)
  end

  def mapped(names)
    names.map { |n| return 'found' if n }
  end
end
