require_relative 'app'

NAMES = { 'north' => ENV.fetch('NORTH') }.freeze

map '/rounds' do
  use Token, except: [['GET', '/depots'], ['PUT', '/depots'], %w[POST /hooks]]
  run Rounds
end

map('/tours') { run Tours.stack }

map '/masts' do
  use(Rack::Auth::Basic, 'masts') { |name, password| Rack::Utils.secure_compare(NAMES[name].to_s, password) }
  run Masts
end

map '/poles' do
  use(Rack::Auth::Basic, 'poles') { |name, password| NAMES.key?(name) && Rack::Utils.secure_compare(NAMES[name].to_s, password) }
  run Poles
end

map '/buoys' do
  use(Rack::Auth::Basic, 'buoys') { |name, password| name == 'north' && Rack::Utils.secure_compare(NAMES[name].to_s, password) }
  run Buoys
end

map('/grown') { run Grown }
map('/fixed') { run Fixed }

run Main
