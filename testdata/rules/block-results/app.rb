# frozen_string_literal: true

require 'sinatra/base'

# What a block returns is what the method that runs it gets, and may return.
class App < Sinatra::Base
  helpers do
    def timed
      result = yield
      logger.info('done')
      result
    end

    def ignored
      yield
      'constant'
    end

    def applied(function, value)
      function.call(value)
    end
  end

  get '/returned' do
    name = timed { params[:name] }
    system("p #{name}") # want RBN201
  end

  get '/ignored' do
    name = ignored { params[:name] }
    system("p #{name}")
  end

  get '/lambda' do
    name = applied(->(x) { x.strip }, params[:name])
    system("p #{name}") # want RBN201
  end

  get '/lambda-number' do
    name = applied(->(x) { Integer(x) }, params[:name])
    system("p #{name}")
  end
end
