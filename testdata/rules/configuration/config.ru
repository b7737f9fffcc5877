# frozen_string_literal: true

require_relative 'app'

use Rack::Session::Cookie, secret: 'abc' # want RBN705
run Rack::Session::Cookie.new(Literal, secret: 'abc') # want RBN705
