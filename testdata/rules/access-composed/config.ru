require './app'

api = Rack::Builder.app do
  map('/jobs') { run Jobs }
  map('/logs') { run Logs }
  map('/account') { run Account }

  map '/runners' do
    use KeyGate
    run Runners
  end
end

shelves = Rack::Builder.new { map('/shelf') { run Shelf } }

map '/closed' do
  use(Rack::Auth::Basic) { |_, p| Rack::Utils.secure_compare(p, ENV.fetch('DESK')) }
  run Rack::URLMap.new('/desk' => Desk)
end

map('/tables') { run Rack::URLMap.new(TABLES) }

map('/inner') { run Basic.app }

map('/beside') { run Rack::Builder.app { map('/jobs') { run Jobs } } }

use Names

run Rack::Cascade.new([
  Site,
  Rack::URLMap.new('/hooks' => Hooks),
  Rack::URLMap.new('/api' => api, '/shelves' => shelves)
])
