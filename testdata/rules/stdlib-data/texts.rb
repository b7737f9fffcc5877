# frozen_string_literal: true

require 'csv'
require 'sinatra/base'

class Texts < Sinatra::Base
  post '/csv' do
    CSV.parse(params[:text], headers: true) { |row| system("p #{row['name']}") } # want RBN201
    CSV.parse(params[:text], headers: true) { |row| system("p #{row['name'].to_i}") }
    CSV.parse(params[:text], headers: true).each { |row| system("p #{row['name']}") } # want RBN201
    CSV.parse(params[:text], headers: true).each { |row| system("p #{row[:name]}") } # want RBN201
    CSV.parse(params[:text]).each { |a, b| system("p #{b}") } # want RBN201
    CSV.parse(params[:text], headers: true).map(&:to_h).each { |h| system("p #{h['name']}") } # want RBN201
    CSV.parse(params[:text], headers: true).map { |r| r.field('name') }.each { |n| system("p #{n}") } # want RBN201
  end

  post '/kernel' do
    system("p #{Array(params[:x]).first}") # want RBN201
    system("p #{Array('x').first}")
    Array(params[:x]).each { |x| system("p #{x}") } # want RBN201
    system("p #{String(params[:x])}") # want RBN201
    system("p #{Array(params[:x]).size}")
  end
end
