require_relative 'app'

use Rack::Session::Cookie, secret: ENV.fetch('SECRET')

map '/catalog' do
  use WriteGate
  run Catalog
end

map '/prices' do
  use WriteGate
  run Prices
end

map '/shelves' do
  use ChangeGate
  run Shelves
end

map('/boxes') { run Boxes }
