# frozen_string_literal: true

require 'sinatra'

# A check that is called only where there is something to check.
helpers do
  def word!(value)
    halt 400 unless value.to_s.match?(/\A\w+\z/)
  end
end

get '/element' do
  word!(params[:x]) if params[:x]
  system("ls #{params[:x]}")
  system("ls #{params[:y]}") # want RBN201
end

get '/variable' do
  x = params[:x]
  word!(x) if x
  system("ls #{x}")
end

get '/unless-nil' do
  x = params[:x]
  word!(x) unless x.nil?
  system("ls #{x}") if x
end

get '/and' do
  x = params[:x]
  x && word!(x)
  system("ls #{x}")
end

get '/or' do
  x = params[:x]
  x.nil? or word!(x)
  system("ls #{x}")
end

get '/choice' do
  x = params[:x]
  params[:long] ? word!(x) : word!(x[0, 8])
  system("ls #{x}") # want RBN201
end

get '/other-condition' do
  x = params[:x]
  word!(x) if params[:strict]
  system("ls #{x}") # want RBN201
end

get '/only-long' do
  x = params[:x] or halt 400
  word!(x) if x.size > 3
  system("ls #{x}") # want RBN201
end

get '/where-empty' do
  x = params[:x]
  word!(x) if x.nil?
  system("ls #{x}") # want RBN201
end
