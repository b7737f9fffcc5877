# frozen_string_literal: true

require 'sinatra/base'

# Routes that are run on conditions which their options name.
class Conditional < Sinatra::Base
  NAMES = %w[one two].freeze

  set(:word) do |key|
    condition { params[key].to_s.match?(/\A\w+\z/) }
  end

  set(:auth) do |role|
    condition do
      halt 403 unless NAMES.include?(params[:x])
      halt 403 unless request.env['ROLE'] == role
    end
  end

  set(:pair) { |first, second| condition { safe?(params[first]) && safe?(params[second]) } }

  # Only false is a no: what this finds is nil where nothing matches.
  set(:found) { |key| condition { params[key] =~ /\A\w+\z/ } }

  set(:spelled) { |key| condition { params[key.to_s].to_s.match?(/\A\w+\z/) } }

  set(:lax) { |key| condition { params[key].to_s.match?(/\A\w+\z/) || true } }

  set(:perhaps) { |key| condition { params[key].to_s.match?(/\A\w+\z/) } if ENV['STRICT'] }

  set(:line) { |key| condition { params[key].to_s.match?(/^\w+$/) } } # want RBN001

  set(:asked) { |key| condition { found?(params[key]) } }

  def self.listed(key)
    condition { NAMES.include?(params[key]) }
  end

  def safe?(text) = text.to_s.match?(/\A\w+\z/)

  def found?(text) = text =~ /\A\w+\z/

  get '/word', word: :x do
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end

  get '/word/text', word: 'x' do
    system("p #{params['x']}")
  end

  get '/plain' do
    system("p #{params[:x]}") # want RBN201
  end

  post '/auth', auth: :admin do
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end

  get '/pair', pair: %i[x y] do
    system("p #{params[:x]} #{params[:y]}")
    system("p #{params[:z]}") # want RBN201
  end

  get '/listed', listed: :x, provides: :json do
    system("p #{params[:x]}")
  end

  get '/found', found: :x do
    system("p #{params[:x]}") # want RBN201
  end

  get '/lax', lax: :x do
    system("p #{params[:x]}") # want RBN201
  end

  get '/perhaps', perhaps: :x do
    system("p #{params[:x]}") # want RBN201
  end

  get '/line', line: :x do
    system("p #{params[:x]}") # want RBN201
  end

  get '/asked', asked: :x do
    system("p #{params[:x]}") # want RBN201
  end

  get '/unknown', other: :x do
    system("p #{params[:x]}") # want RBN201
  end

  SHOW = proc { system("p #{params[:x]}") } # want RBN201
  get '/shared/one', word: :x, &SHOW
  get '/shared/two', &SHOW
end

# What a class says, its heirs have.
class Inherited < Conditional
  get '/inherited', word: :x do
    system("p #{params[:x]}")
  end
end

# Its own says another thing.
class Spelled < Conditional
  get '/spelled', spelled: :x do
    system("p #{params[:x]}")
    system("p #{params['x']}")
    system("p #{params[:y]}") # want RBN201
  end

  helpers do
    def word!(key)
      halt 400 unless params[key.to_sym].to_s.match?(/\A\w+\z/)
    end
  end

  get '/called' do
    word!('x')
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end
end

class Own < Conditional
  set(:word) { |_| condition { true } }

  get '/own', word: :x do
    system("p #{params[:x]}") # want RBN201
  end
end

# Conditions that stand in front of a route are those of the next one.
class Bare < Sinatra::Base
  condition { params[:x].to_s.match?(/\A\w+\z/) }
  get '/next' do
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end

  get '/second' do
    system("p #{params[:x]}") # want RBN201
  end

  condition { params[:x].to_s.match?(/\A\w+\z/) }
  before '/filtered' do
    cache_control :public
  end

  get '/filtered' do
    system("p #{params[:x]}") # want RBN201
  end

  condition { params[:x].to_s.match?(/\A\w+\z/) } if ENV['STRICT']
  get '/perhaps' do
    system("p #{params[:x]}") # want RBN201
  end
end
