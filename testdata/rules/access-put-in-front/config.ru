require_relative 'app'

NAMES = { 'north' => ENV.fetch('NORTH') }.freeze

map '/rounds' do
  use Token, except: [['GET', '/depots'], ['PUT', '/depots']]
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

run Main
