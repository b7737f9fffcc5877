# frozen_string_literal: true

require 'sidekiq/web'
require 'resque/server'
require_relative 'app'

# A guard of something else.
App.use Rack::Auth::Basic do |_user, password|
  Rack::Utils.secure_compare(password, ENV.fetch('ADMIN_PASSWORD'))
end

use Rack::Deflater

map '/sidekiq' do
  use Rack::Session::Cookie, secret: ENV.fetch('SESSION_SECRET')
  run Sidekiq::Web # want RBN713
end

map '/resque' do
  run Resque::Server.new # want RBN713
end

map '/split' do
  use Rack::Auth::Basic do |_user, _password|
    true
  end
  run Split::Dashboard # want RBN713
end

run App
