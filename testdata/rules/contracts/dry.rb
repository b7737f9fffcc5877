# frozen_string_literal: true

require 'sinatra/base'
require 'dry-validation'
require 'dry-schema'

# What it lets through, and what it only names.
class JobContract < Dry::Validation::Contract
  QUEUES = %w[low high].freeze

  params do
    required(:queue).filled(:string, included_in?: QUEUES)
    required(:retries).filled(:integer)
    required(:slug).filled(:string, format?: /\A[a-z]+\z/)
    required(:line).filled(:string, format?: /^[a-z]+$/)
    required(:title).filled(:string)
    optional(:at).maybe(:date)
    optional(:note).maybe(:string, max_size?: 20)
    required(:user).hash do
      required(:title).filled(:integer)
    end
  end

  rule(:title) do
    key.failure('too short') if value.length < 3
  end

  def self.check(params)
    new.call(params)
  end
end

# It has what the other one has.
class TaggedContract < JobContract
  params do
    required(:tag).value(:string, eql?: 'new')
  end
end

class Jobs < Sinatra::Base
  Schema = Dry::Schema.Params do
    required(:name).filled(:string, format?: /\A\w+\z/)
    optional(:title).filled(:string)
  end

  CONTRACT = JobContract.new

  post '/failure' do
    result = JobContract.new.call(params)
    halt 422 if result.failure?
    system("p #{result[:queue]} #{result[:retries]} #{result[:slug]} #{result[:at]}")
    system("p #{result[:title]}") # want RBN201
    system("p #{result[:note]}") # want RBN201
    system("p #{result[:line]}") # want RBN201
    system("p #{result[:user][:title]}") # want RBN201
  end

  post '/success' do
    result = CONTRACT.(params)
    if result.success?
      data = result.to_h
      system("p #{data[:queue]} #{result.values[:slug]} #{data.fetch(:retries)}")
      system("p #{data[:title]}") # want RBN201
    else
      system("p #{result[:queue]}") # want RBN201
    end
  end

  post '/unchecked' do
    result = JobContract.new.call(params)
    system("p #{result[:slug]}") # want RBN201
  end

  post '/before' do
    result = JobContract.new.call(params)
    system("p #{result[:slug]}") # want RBN201
    halt 422 unless result.success?
    'ok'
  end

  post '/other-one' do
    result = JobContract.new.call(params)
    other = JobContract.new.call(params)
    halt 422 unless other.success?
    system("p #{result[:slug]}") # want RBN201
  end

  post '/params' do
    result = JobContract.new.call(params)
    halt 422 unless result.success?
    system("p #{params[:slug]}") # want RBN201
  end

  post '/heir' do
    result = TaggedContract.new.call(params)
    halt 422 unless result.success?
    system("p #{result[:tag]} #{result[:slug]}")
    system("p #{result[:title]}") # want RBN201
  end

  post '/method' do
    result = JobContract.check(params)
    halt 422 unless result.success?
    system("p #{result[:slug]}")
    system("p #{result[:title]}") # want RBN201
  end

  post '/schema' do
    result = Schema.call(params)
    halt 422, result.errors.to_h.inspect unless result.success?
    system("p #{result[:name]}")
    system("p #{result[:title]}") # want RBN201
  end

  post '/error' do
    result = Schema.call(params)
    halt 422 if result.error?
    system("p #{result.output[:name]}")
    result.key?(:title)
  end
end
