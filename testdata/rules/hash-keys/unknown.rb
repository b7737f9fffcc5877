# frozen_string_literal: true

require 'sinatra/base'

# What the keys are of something of which it is not known what it is: where data stands at a key, it is a Hash.
class Settings
  def initialize(data:)
    data.each { |key, value| instance_variable_set(:"@#{key}", value) }
    data.map { |key, _| system("p #{key}") }
    data.map { |_, value| system("p #{value}") } # want RBN201 from=29
  end
end

class Pairs
  def initialize(data)
    data.each { |_, second| system("p #{second}") } # want RBN201 from=31
    data.each { |first, _| system("p #{first}") } # want RBN201 from=31
  end
end

class Given
  def initialize(data)
    data.each { |key, value| instance_variable_set("@#{key}", value) } # want RBN402 from=29
  end
end

class Untyped < Sinatra::Base
  post '/settings' do
    Settings.new(data: { name: params[:name], size: 1 })
    Given.new({ name: params[:name] }.merge(params))
    Pairs.new([[params[:a], params[:b]]])
    'ok'
  end
end
