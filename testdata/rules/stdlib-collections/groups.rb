# frozen_string_literal: true

require 'sinatra/base'

class Groups < Sinatra::Base
  post '/groups' do
    list = params[:x].split(',')
    list.group_by(&:size).keys.each { |k| system("p #{k}") }
    list.group_by { |v| v[0] }.keys.each { |k| system("p #{k}") } # want RBN201
    list.group_by(&:size).values.each { |v| system("p #{v.first}") } # want RBN201
    list.group_by(&:size).each { |k, v| system("p #{v.first}") } # want RBN201
    list.group_by(&:size).each { |k, v| system("p #{k}") }
    list.tally.values.each { |v| system("p #{v}") }
    list.tally.keys.each { |v| system("p #{v}") } # want RBN201
    list.tally.each { |v, n| system("p #{v}") } # want RBN201
    list.tally.each { |v, n| system("p #{n}") }
    list.grep(/\A\w+\z/).each { |v| system("p #{v}") }
    list.grep(/\A.+\z/).each { |v| system("p #{v}") } # want RBN201
    list.grep(/^\w+$/).each { |v| system("p #{v}") } # want RBN201
    list.grep(/\A\w+\z/) { |v| system("p #{v}") }
    list.grep(/x/) { |v| system("p #{v}") } # want RBN201
    list.grep(String).each { |v| system("p #{v}") } # want RBN201
  end

  post '/zip' do
    list = params[:x].split(',')
    list.zip(%w[a b]) { |x, y| system("p #{x}") } # want RBN201
    list.zip(%w[a b]) { |x, y| system("p #{y}") }
    %w[a b].zip(list) { |x, y| system("p #{y}") } # want RBN201
    %w[a b].zip(list) { |x, y| system("p #{x}") }
    list.zip(%w[a b]).each { |x, y| system("p #{y}") }
    list.zip(%w[a b]).each { |x, y| system("p #{x}") } # want RBN201
    %w[a b].zip(list).each { |x, y| system("p #{x}") }
    %w[a b].zip(list).map { |x, y| system("p #{y}") } # want RBN201
  end

  post '/replace' do
    t = params[:x]
    t.replace('new')
    system("p #{t}")
    u = params[:y].dup
    u.replace(params[:z])
    system("p #{u}") # want RBN201
    v = +'a'
    v.replace(params[:z])
    system("p #{v}") # want RBN201
    w = params.merge('level' => 'low')
    system("p #{w['level']}")
    system("p #{w['other']}") # want RBN201
    system("p #{params.merge('level' => 'low')['level']}")
  end

  post '/pairs' do
    %w[a b].to_h { |k| [k, params[:x]] }.zip([1]) { |pair, n| system("p #{pair[1]}") } # want RBN201
    { 'a' => 'b' }.zip([params[:x]]).each { |pair, x| system("p #{x}") } # want RBN201
    { 'a' => params[:x] }.partition { |k, v| v }.first.each { |k, v| system("p #{v}") } # want RBN201
    %w[a b].partition { |v| v == params[:x] }.first.each { |v| system("p #{v}") }
    params[:x].split(',').partition.with_index { |v, i| i > 1 }.first.each { |v| system("p #{v}") } # want RBN201
  end
end
