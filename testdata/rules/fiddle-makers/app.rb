# frozen_string_literal: true

require 'sinatra/base'
require_relative 'lib/native'

class App < Sinatra::Base
  N = Reels::Native

  get('/probe') { N::PROBE.call(params[:film]).to_s }
  get('/frames') { Reels::Native::FRAMES.(params[:film], params[:n].to_i).to_s }
  post('/drop') { N::TABLE[:drop].call(params[:film]).to_s }
  post('/size') { N::TABLE[:size].call(params[:film]).to_s }
  post('/copy') { N.copy.call('a.reel', params[:to]).to_s }
end
