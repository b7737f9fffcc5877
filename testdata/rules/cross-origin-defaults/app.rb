# frozen_string_literal: true

require 'sinatra'
require 'sinatra/cross_origin'

# What sinatra-cross_origin allows by itself.
enable :cross_origin # want RBN712

configure do
  enable :cross_origin # want RBN712
end

configure(:development) { enable :cross_origin }

get('/') { 'x' }
