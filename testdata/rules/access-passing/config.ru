require './app'

map '/backstage' do
  map('/payouts') { run Payouts }
  map('/about') { run Terms }
  use(Rack::Auth::Basic) { |_, p| Rack::Utils.secure_compare(p, ENV.fetch('OWNER')) }
  map('/audit') { run Audit }
end

map '/late' do
  run Late
  use(Rack::Auth::Basic) { |_, p| Rack::Utils.secure_compare(p, ENV.fetch('OWNER')) }
end

map('/members') { run Members }
map('/visitors') { run Visitors }
map('/up') { run Health }
