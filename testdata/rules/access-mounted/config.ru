require_relative 'app'

map '/cascade' do
  run Rack::Cascade.new([One, Two])
end

map '/outer' do
  run Outer
end

run Rack::URLMap.new(
  '/' => Hall,
  '/kiosk' => Kiosk,
  '/board' => Board,
  '/desk' => Desk,
  '/vault' => Vault,
  '/lists' => Lists,
  '/staff/lists' => Lists
)
