# frozen_string_literal: true

require_relative 'app'
require_relative 'routes/v1'
require_relative 'routes/v2'

map('/v1') { run Papers::V1 }
map('/v2') { run Papers::V2 }
run Papers::App
