# frozen_string_literal: true

require 'sinatra/base'

# Questions that the application asks of its own.
module Questions
  def word?(text)
    return false unless text
    return false if text.empty?

    text.match?(/\A\w+\z/)
  end

  def word_or_number?(text)
    text =~ /\A[a-z]+\z/ || text =~ /\A\d+\z/
  end

  def short_word?(text)
    text.size < 10 && text.match?(/\A\w+\z/)
  end

  def short_or_word?(text)
    text.size < 10 || text.match?(/\A\w+\z/)
  end

  def strange?(text)
    !text.match?(/\A\w+\z/)
  end

  def fine?(text)
    if text.match?(/\A\w+\z/)
      true
    else
      false
    end
  end

  def almost?(text)
    return true if text == 'all of it;'
    return true if text.start_with?('x')

    text.match?(/\A\w+\z/)
  end

  def known?(text)
    case text
    when 'a', 'b' then true
    when /\A\d+\z/ then true
    else false
    end
  end

  def allowed?
    params[:name].match?(/\A\w+\z/)
  end

  def forbidden?
    !allowed?
  end
end

# The application.
class App < Sinatra::Base
  helpers Questions

  def guard!(text)
    halt 400 unless word?(text)
  end

  get '/several-returns' do
    x = params[:x]
    halt 400 unless word?(x)
    system("p #{x}")
  end

  get '/or' do
    x = params[:x]
    halt 400 unless word_or_number?(x)
    system("p #{x}")
  end

  get '/and' do
    x = params[:x]
    system("p #{x}") if short_word?(x)
    'ok'
  end

  get '/weak-or' do
    x = params[:x]
    system("p #{x}") if short_or_word?(x) # want RBN201
    'ok'
  end

  get '/negated' do
    x = params[:x]
    halt 400 if strange?(x)
    system("p #{x}")
  end

  get '/wrong-way' do
    x = params[:x]
    halt 400 unless strange?(x)
    system("p #{x}") # want RBN201
  end

  get '/if-true-false' do
    x = params[:x]
    halt 400 unless fine?(x)
    system("p #{x}")
  end

  get '/one-return-too-many' do
    x = params[:x]
    halt 400 unless almost?(x)
    system("p #{x}") # want RBN201
  end

  get '/case' do
    x = params[:x]
    halt 400 unless known?(x)
    system("p #{x}")
  end

  get '/in-a-helper' do
    guard!(params[:x])
    system("p #{params[:x]}")
  end

  get '/of-self' do
    halt 400 unless allowed?
    system("p #{params[:name]}")
  end

  get '/of-self-negated' do
    halt 400 if forbidden?
    system("p #{params[:name]}")
  end

  get '/of-self-other' do
    halt 400 unless allowed?
    system("p #{params[:title]}") # want RBN201
  end

  get '/of-self-in-arm' do
    if allowed?
      system("p #{params[:name]}")
    else
      system("q #{params[:name]}") # want RBN201
    end
  end

  get '/unused' do
    allowed?
    system("p #{params[:name]}") # want RBN201
  end

  get '/kept' do
    ok = word?(params[:x])
    halt 400 unless ok
    system("p #{params[:x]}")
  end
end
