# frozen_string_literal: true

require 'hooks'
require 'sinatra/base'

HOOKS = Hooks.new

HOOKS.on(:created) { |payload| File.write('created.log', payload.inspect) }
HOOKS.on(:shipped) do |payload|
  `track --code #{payload}` # want RBN201
end
HOOKS.name('mail', proc { |body, n| system("mail #{body} #{n}") }) # want RBN201
HOOKS.last = ->(text) { system("echo #{text}") } # want RBN201
HOOKS.count(proc { |n| system("echo #{n}") })
WATCHER = Watcher.new(proc { |line| system("logger #{line}") }) # want RBN201

class App < Sinatra::Base
  post '/events' do
    HOOKS.fire(:shipped, params[:code].to_s).to_s
  end

  post '/mail' do
    HOOKS.call('mail', params[:body])
    ''
  end

  post '/last' do
    HOOKS.run_last(params[:text])
    ''
  end

  post '/count' do
    HOOKS.run_counts(params[:text])
    ''
  end

  post '/watch' do
    WATCHER.feed(params[:line])
    ''
  end
end
