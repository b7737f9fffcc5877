# frozen_string_literal: true

require 'sinatra/base'
require 'json'
require 'yaml'

# Objects that are written out and read again.
class App < Sinatra::Base
  post '/copy' do
    data = JSON.parse(request.body.read)
    copy = Marshal.load(Marshal.dump(data))
    system("show #{copy['name']}") # want RBN201
    YAML.load(YAML.dump(data))
    YAML.load(data.to_yaml) # FP_RBN701 (an object is no page)
  end

  post '/load' do
    Marshal.load(request.body.read) # want RBN501 FP_RBN701
  end

  # What is left of a copy says nothing of what it is a copy of.
  get '/drained' do
    queue = Array(params[:names]).dup
    until queue.empty?
      name = queue.shift
      next unless name.is_a?(String) && name.match?(/\A\w+\z/)

      system("x #{name}")
    end
    Array(params[:names]).each { |other| system("x #{other}") } # want RBN201
  end

  get '/cleaned-copy' do
    word = params[:word].dup
    word.gsub!(/\W/, '')
    halt 400 unless word.match?(/\A\w*\z/)
    system("x #{word}")
    system("x #{params[:word]}") # want RBN201
  end

  get '/unaltered-copy' do
    word = params[:word].dup
    halt 400 unless word.match?(/\A\w+\z/)
    system("x #{params[:word]}")
    queue = Array(params[:names]).dup
    halt 400 unless queue.empty?
    Array(params[:names]).each { |other| system("x #{other}") }
  end
end
