# frozen_string_literal: true

require 'rack/cors'

use Rack::Cors do
  allow do
    origins '*'
    resource '/public/*', headers: :any
    resource '/private/*', headers: :any, credentials: true # want RBN712
  end

  allow do
    origins(/.*/)
    resource '/all/*', headers: :any, credentials: true # want RBN712
  end

  allow do
    origins(/\Ahttps:\/\/[a-z]+\.example\.com\z/, 'app.example.com')
    resource '/some/*', headers: :any, credentials: true
  end
end

run ->(_env) { [200, {}, ['x']] }
