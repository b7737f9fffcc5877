# frozen_string_literal: true

require 'sinatra/base'

# Methods that a block in them leaves where it has found what it looks for.
class Leaving < Sinatra::Base
  HOSTS = { 'north' => 'n.depot.example', 'south' => 's.depot.example' }.freeze
  NAMES = %w[a b].freeze
  RULES = [/\A[a-z]+\z/, /\A\d+\z/].freeze
  LOOSE = [/\A[a-z]+\z/, /\A.+\z/].freeze

  helpers do
    def known?(site)
      HOSTS.each_key { |key| return true if key == site }
      false
    end

    def listed?(name)
      NAMES.each { |n| return true if n == name }
      false
    end

    def listed!(name)
      NAMES.each { |n| return if n == name }
      halt 404
    end

    def anything?(name)
      NAMES.each { |n| return true if name.start_with?(n) }
      false
    end

    def either?(name, list)
      list.each { |n| return true if n == name }
      false
    end

    def unlisted?(name)
      NAMES.each { |n| return false if n == name }
      true
    end

    def ruled?(name)
      RULES.each { |r| return true if r.match?(name) }
      false
    end

    def loose?(name)
      LOOSE.each { |r| return true if r.match?(name) }
      false
    end

    def word!
      NAMES.each { |n| return n if params[:w] == n }
      halt 404
    end

    def nested?(name)
      [1, 2].each do
        NAMES.each { |n| return true if n == name }
      end
      nil
    end

    def early?(name)
      NAMES.each { |n| return true if n == name }
      name.size < 8
    end
  end

  get '/keys' do
    halt 404 unless known?(params[:x])
    `d #{params[:x]}`
  end

  get '/names' do
    halt 404 unless listed?(params[:x])
    `d #{params[:x]}`
  end

  get '/comes-back' do
    listed!(params[:x])
    `d #{params[:x]}`
  end

  get '/begins' do
    halt 404 unless anything?(params[:x])
    `d #{params[:x]}` # want RBN201
  end

  get '/any-list' do
    halt 404 unless either?(params[:x], params[:l])
    `d #{params[:x]}` # want RBN201
  end

  get '/refused-alone' do
    halt 404 unless unlisted?(params[:x])
    `d #{params[:x]}` # want RBN201
  end

  get '/refused' do
    halt 404 if unlisted?(params[:x])
    `d #{params[:x]}`
  end

  get '/rules' do
    halt 404 unless ruled?(params[:x])
    `d #{params[:x]}`
  end

  get '/loose-rules' do
    halt 404 unless loose?(params[:x])
    `d #{params[:x]}` # want RBN201
  end

  get '/reads' do
    word!
    `d #{params[:w]}`
  end

  get '/nested' do
    halt 404 unless nested?(params[:x])
    `d #{params[:x]}`
  end

  get '/or-short' do
    halt 404 unless early?(params[:x])
    `d #{params[:x]}` # want RBN201
  end

  get '/given-list' do
    halt 404 unless either?(params[:x], %w[a b])
    `d #{params[:x]}`
  end
end
