# frozen_string_literal: true

require 'sidekiq/web'
require 'resque/server'
require_relative 'app'

# What asks, or may ask, who comes.
Sidekiq::Web.use Rack::Auth::Basic do |user, password|
  Rack::Utils.secure_compare(user, ENV.fetch('ADMIN')) & Rack::Utils.secure_compare(password, ENV.fetch('ADMIN_PASSWORD'))
end

map '/sidekiq' do
  run Sidekiq::Web
end

map '/resque' do
  use Rack::Auth::Basic, 'resque' do |_user, password|
    Rack::Utils.secure_compare(password, ENV.fetch('ADMIN_PASSWORD'))
  end
  run Resque::Server.new
end

map '/split' do
  use Company::SingleSignOn
  run Split::Dashboard
end

Qless::Server.before do
  Company.ask(request)
end

map '/qless' do
  run Qless::Server
end

if ENV['RACK_ENV'] == 'development'
  map '/jobs' do
    run DelayedJobWeb
  end
end

DelayedJobWeb.use Rack::Auth::Basic do |user, password|
  [user, password] == [ENV['ADMIN'], ENV['PASSWORD']]
end

map '/delayed' do
  run DelayedJobWeb
end

map '/own' do
  run AdminQueues
end

unless ENV['RACK_ENV'] == 'development'
  Admin::Queues.use Rack::Auth::Basic do |_user, password|
    Rack::Utils.secure_compare(password, ENV.fetch('ADMIN_PASSWORD'))
  end
end

map '/admin' do
  run Admin::Queues
end

map '/public' do
  run Coverband::Reporters::Web # want RBN713
end
