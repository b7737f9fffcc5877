# frozen_string_literal: true

require 'rack/cors'

use Rack::Cors do
  allow do
    origins 'https://app.example.com'
    resource '*', headers: :any, credentials: true
  end

  allow do
    origins '*'
    resource '/public/*', headers: :any
  end
end

run Named
