# frozen_string_literal: true

require 'sinatra/base'
require 'sidekiq/web'

class AdminQueues < Sidekiq::Web
  use Rack::Auth::Basic do |_user, password|
    Rack::Utils.secure_compare(password, ENV.fetch('ADMIN_PASSWORD'))
  end
end

module Admin
  class Queues < Sidekiq::Web
  end
end

class App < Sinatra::Base
  configure :development do
    require 'better_errors'
    use BetterErrors::Middleware
    use Rack::MiniProfiler
  end

  use BetterErrors::Middleware # want RBN713
  use Rack::MiniProfiler # want RBN713

  get '/' do
    binding.remote_pry # want RBN713
    'x'
  end
end
