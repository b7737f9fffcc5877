# frozen_string_literal: true

require 'sinatra/base'
require 'fiber'

class App < Sinatra::Base
  get '/enumerator' do
    names = Enumerator.new do |y|
      y << 'a'
      y << params[:name]
    end
    names.each { |n| system("x #{n}") } # want RBN201
    system("x #{names.next}") # want RBN201
    fixed = Enumerator.new { |y| y << 'a' if params[:name] }
    fixed.each { |n| system("x #{n}") }
    other = Enumerator.new { |y| y.yield params[:name] }
    system("x #{other.first}") # FN_RBN201
  end

  get '/lazy' do
    system("x #{[params[:name]].lazy.map { |n| n.upcase }.select { |n| n }.first}") # want RBN201
    system("x #{[params[:name]].lazy.map { |_| 'b' }.first}")
    system("x #{[params[:name]].lazy.map(&:strip).to_a.first}") # want RBN201
    system("x #{[params[:name]].lazy.map(&:to_i).force.first}")
  end

  get '/each-entry' do
    system("x #{[params[:name]].each.next}") # want RBN201
    [params[:name]].each.with_index { |n, i| system("x #{n}") if i } # want RBN201
    [params[:name]].each_with_index { |n, i| system("x #{i}") if n }
    [params[:name]].each.with_index(1).map { |n, i| system("x #{i} #{n}") } # want RBN201
    %w[a b].each.with_object(params[:name]) { |_, memo| system("x #{memo}") } # want RBN201
    %w[a b].each.with_object(params[:name]) { |n, _| system("x #{n}") } # want RBN701
  end

  get '/fiber' do
    fiber = Fiber.new do |name|
      system("x #{name}") # FN_RBN201
      Fiber.yield params[:other]
    end
    system("x #{fiber.resume(params[:name])}") # want RBN201
    fixed = Fiber.new { Fiber.yield 'fixed' }
    system("x #{fixed.resume}")
  end

  get '/set' do
    at_exit { system("x #{params[:name]}") } # want RBN201
  end
end
