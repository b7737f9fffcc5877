# frozen_string_literal: true

require 'sinatra/base'

# What a check of what is read through self has found is kept in a variable.
class Kept < Sinatra::Base
  set(:needs) { |*names| condition { names.all? { |n| params[n].to_s.match?(/\A\w+\z/) } } }

  helpers do
    def no_bad_ones!(*keys)
      bad = keys.reject { |k| params[k].to_s.match?(/\A\w+\z/) }
      halt 400, bad.inspect unless bad.empty?
    end

    def all_good!(*keys)
      good = keys.all? { |k| params[k].to_s.match?(/\A\w+\z/) }
      halt 400 unless good
    end

    def good_name?
      params[:name].to_s.match?(/\A\w+\z/)
    end

    def counted(*keys)
      bad = keys.reject { |k| params[k].to_s.match?(/\A\w+\z/) }
      logger.info bad.size.to_s unless bad.empty?
    end
  end

  get '/none-bad' do
    no_bad_ones!(:a, :b)
    `x #{params[:a]} #{params[:b]}`
    `x #{params[:c]}` # want RBN201
  end

  get '/all-good' do
    all_good!(:a, :b)
    `x #{params[:a]} #{params[:b]}`
    `x #{params[:c]}` # want RBN201
  end

  get '/in-the-route' do
    bad = %i[a b].select { |k| params[k].to_s !~ /\A\w+\z/ }
    halt 400 if bad.any?
    `x #{params[:a]}`
    `x #{params[:c]}` # want RBN201
  end

  get '/name' do
    good = good_name?
    halt 400 unless good
    `x #{params[:name]}`
    `x #{params[:names]}` # want RBN201
  end

  get '/counted' do
    counted(:a)
    `x #{params[:a]}` # want RBN201
  end

  get '/one', needs: :a do
    `x #{params[:a]}`
    `x #{params[:b]}` # want RBN201
  end
end
