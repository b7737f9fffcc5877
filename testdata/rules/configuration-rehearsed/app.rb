# frozen_string_literal: true

require 'sinatra/base'

# What holds on a developer's machine and in tests only.
class App < Sinatra::Base
  disable :protection if development?
  disable :protection if test? || development?
  disable :protection if ENV['OPEN'] && settings.development?
  disable :protection unless production?
  disable :protection if settings.environment == :development
  disable :protection if ENV['RACK_ENV'] == 'test'
  disable :protection if ENV.fetch('RACK_ENV', 'development') == 'development'
  disable :protection if 'test' == ENV['APP_ENV']
  disable :protection if ENV['RACK_ENV'] != 'production'
  disable :protection unless :production == environment
  disable :protection if %w[development test].include?(ENV['RACK_ENV'])
  development? && disable(:protection)

  case ENV['RACK_ENV']
  when 'development', 'test'
    disable :protection
  when 'production'
    disable :protection # want RBN706
  end

  case settings.environment
  when :development then disable :protection
  else disable :protection # want RBN706
  end

  if development?
    configure do
      set :session_secret, 'development'
    end
  else
    set :session_secret, 'production' # want RBN705
  end

  configure :development, :test do
    disable :protection
  end

  configure :development, :staging, :app_development do
    disable :protection
  end

  configure :development, :production do
    disable :protection # want RBN706
  end

  disable :protection if production? # want RBN706
  disable :protection unless development? # want RBN706
  disable :protection if development? || ENV['OPEN'] # want RBN706
  disable :protection if ENV['OPEN'] # want RBN706
  disable :protection if ENV['MODE'] == 'development' # want RBN706
  disable :protection if ENV['RACK_ENV'] == 'production' # want RBN706
  disable :protection if %w[development production].include?(ENV['RACK_ENV']) # want RBN706
end
