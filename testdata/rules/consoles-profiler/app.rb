# frozen_string_literal: true

require 'sinatra/base'
require 'rack-mini-profiler'

# It shows what it knows to those who are let in, and it lets in who the program says.
Rack::MiniProfiler.config.authorization_mode = :allow_authorized

class App < Sinatra::Base
  use Rack::MiniProfiler
  use BetterErrors::Middleware # want RBN713
end
