# frozen_string_literal: true

require 'sinatra/base'
require 'shellwords'

# Commands whose words stand in a list.
class App < Sinatra::Base
  post '/program' do
    words = [params[:tool], '--once']
    system(*words) # want RBN202
    204
  end

  post '/argument' do
    words = ['echo', params[:text]]
    system(*words)
    204
  end

  post '/pushed' do
    words = []
    words << params[:tool]
    words << '--once'
    exec(*words) # want RBN202
  end

  post '/pushed-argument' do
    words = ['echo']
    words << params[:text]
    words.push('.')
    exec(*words)
  end

  post '/joined' do
    words = ['echo'] + [params[:text]]
    exec(*words)
  end

  post '/joined-program' do
    words = [params[:tool]] + %w[--once]
    exec(*words) # want RBN202
  end

  post '/text' do
    system(*params[:command].shellsplit) # want RBN202
    204
  end

  post '/environment' do
    words = [params[:tool], '-v']
    system({ 'LANG' => 'C' }, *words) # want RBN202
    204
  end

  post '/environment-argument' do
    words = ['echo', params[:text]]
    system({ 'LANG' => 'C' }, *words)
    204
  end

  # Two words that stand in a list are the program, and what it is told that it is called.
  post '/called' do
    system(['/usr/bin/git', params[:name]], 'version')
    system(['/usr/bin/git', 'git'], 'show', params[:name]) # want RBN203
    204
  end

  post '/handed-on' do
    run('echo', params[:text])
    run_tool(params[:tool], '-v')
    204
  end

  def run(*words) = system(*words.map(&:to_s))

  def run_tool(tool, *words) = system(tool, *words) # want RBN202
end
