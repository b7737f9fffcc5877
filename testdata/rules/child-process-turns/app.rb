# frozen_string_literal: true

require 'sinatra/base'

# Which word of a program it is that a request says.
class App < Sinatra::Base
  PAIRS = File.expand_path('target/release/pairs', __dir__)
  VERBS = File.expand_path('target/release/verbs', __dir__)
  REST = File.expand_path('target/release/rest', __dir__)

  # Numbers, and names without dots.
  post '/others' do
    system(PAIRS, params[:a].to_i.to_s, 'b', 'c')
    system(PAIRS, 'a', params[:b].to_s.delete('./'), 'c')
    system(VERBS, 'remove', params[:c].to_s.delete('./'))
    system(VERBS, 'rename', 'a', params[:d].to_i.to_s)
    204
  end

  post '/second' do
    tool = PAIRS
    system(tool, 'a', params[:name], 'c')
    204
  end

  post '/remove' do
    system(VERBS, 'remove', params[:name])
    204
  end

  post '/rename' do
    system(VERBS, 'rename', params[:name], 'b')
    204
  end

  post '/rest' do
    system(REST, 'one', params[:name])
    204
  end
end
