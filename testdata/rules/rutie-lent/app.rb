# frozen_string_literal: true

require 'sinatra'
require 'post'

# What native objects hold, and what native code asks Ruby by its name.
post '/folder' do
  post = Post.open('letters')
  post.address = params[:address]
  system("mail -s new #{post.folder}")
end

post '/other' do
  Post.open('letters').address = params[:address]
  system("mail -s new #{Post.open('letters').address}")
end

post '/address' do
  post = Post.open('letters')
  post.address = params[:address]
  system("mail -s new #{post.address}") # want RBN201
end

# A program that reads a name and calls it.
class Carrier
  def plan(day) = day.size
end

post '/plans' do
  Post.plan(Carrier.new, params[:day]).to_s
end

post '/send' do
  Post.deliver(Carrier.new, params[:action]).to_s
end

post '/protected' do
  Post.check(Carrier.new, params[:action]).to_s
end

post '/merge' do
  Post.merge(params[:template]).to_s + Post.today.to_s
end

post '/kind' do
  Post.kind(params[:kind]).to_s
end

post '/load' do
  Post.load(params[:file]).to_s
end

post '/call' do
  Post.weigh(Weigher.new, params[:grams]).to_s
end

class Weigher
  def weigh(grams)
    system("scale #{grams}") # want RBN201 from=54
  end
end
