# frozen_string_literal: true

require 'sinatra/base'

# Several variables hold one value: a check of one is a check of the others.
class App < Sinatra::Base
  CLEAN = /\A[a-z0-9]+\z/

  helpers do
    def ensure!(condition)
      raise ArgumentError unless condition
    end

    def mention(condition)
      logger.info('bad') unless condition
    end

    def zone(given)
      zone = given.fetch('zone')
      ensure!(zone.match?(CLEAN))
      zone
    end

    def loose_zone(given)
      zone = given.fetch('zone')
      mention(zone.match?(CLEAN))
      zone
    end
  end

  get '/copy' do
    name = params[:name].to_s
    copy = name
    halt 400 unless copy.match?(CLEAN)
    system("p #{name}")
    system("p #{copy}")
    copy += params[:suffix].to_s
    system("p #{name}")
    system("p #{copy}") # want RBN201
  end

  get '/both' do
    one = other = params[:name].to_s.strip
    halt 400 unless CLEAN.match?(other)
    system("p #{one}")
    one = params[:more].to_s
    system("p #{one}") # want RBN201
    system("p #{other}")
  end

  get '/before' do
    name = params[:name].to_s
    copy = name.dup
    name = params[:next].to_s
    halt 400 unless copy.match?(CLEAN)
    system("p #{copy}")
    system("p #{name}") # want RBN201
  end

  get '/ensured' do
    system("p #{zone(params)}")
    system("p #{loose_zone(params)}") # want RBN201
    size = params.fetch(:size)
    ensure!(size =~ /\A\d+\z/)
    system("p #{size}")
    side = params.fetch(:side)
    ensure!(size =~ /\A\d+\z/)
    system("p #{side}") # want RBN201
  end
end
