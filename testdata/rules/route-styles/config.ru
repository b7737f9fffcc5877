# frozen_string_literal: true

require_relative 'mounted'

map '/admin' do
  map '/v1' do
    run Mounted
  end
end

map('/other') { run OtherMounted.new }

run Rack::URLMap.new('/site' => SiteMounted)
