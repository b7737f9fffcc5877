# frozen_string_literal: true

require 'sidekiq/web'
require 'resque/server'

run Rack::URLMap.new('/' => Sinatra::Application, '/sidekiq' => Sidekiq::Web, '/resque' => Resque::Server.new) # want RBN713
