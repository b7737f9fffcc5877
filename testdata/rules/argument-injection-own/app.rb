# frozen_string_literal: true

require 'open3'
require 'sinatra/base'

# Programs of the workspace know which options they have.
class App < Sinatra::Base
  SHELF = File.expand_path('target/release/shelf', __dir__)
  OLD = File.expand_path('target/release/old', __dir__)
  PLAIN = File.expand_path('target/release/plain', __dir__)

  # Behind the words that end the options, in the place of an option's value, as a part of a word, numbers, checked words; and
  # programs without options.
  post '/others' do
    system(SHELF, 'purge', '--force', '--', *Array(params[:a]))
    system(SHELF, 'purge', '--keep', params[:b], 'x')
    system(SHELF, 'purge', '-k', params[:c], 'x')
    system(SHELF, 'purge', "--keep=#{params[:d]}", 'x')
    system(SHELF, 'purge', "id-#{params[:e]}")
    system(SHELF, 'purge', params[:f].to_i.abs.to_s)
    system(SHELF, 'purge', params[:g]) if params[:g].match?(/\A\w+\z/)
    system(SHELF, 'run', 'ls', params[:h])
    system(SHELF, '--db', params[:i], 'show', 'x')
    system(OLD, '--into', params[:j], 'x')
    system(PLAIN, params[:k])
    204
  end

  post '/purge' do
    system(SHELF, 'purge', params[:id]) # want RBN203
    204
  end

  post '/all' do
    system(SHELF, '--quiet', 'purge', '--keep', 'x', *Array(params[:ids])) # want RBN203
    204
  end

  # Of its own it has none, but one is everywhere.
  post '/show' do
    out, = Open3.capture2(SHELF, 'show', params[:id]) # want RBN203
    out
  end

  post '/boxed' do
    system('timeout', '5', SHELF, 'show', params[:id]) # want RBN203
    204
  end

  post '/run' do
    system(SHELF, 'run', params[:word], 'x') # want RBN203
    204
  end

  post '/command' do
    system(SHELF, params[:command], 'x') # want RBN203
    204
  end

  post '/old' do
    system("#{OLD} #{Shellwords.escape(params[:name])}") # want RBN203
    IO.popen([OLD, params[:name]], &:read) # want RBN203
  end
end
