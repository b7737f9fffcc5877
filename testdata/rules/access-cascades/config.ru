require_relative 'app'

map '/v2' do
  run Rack::Cascade.new([Prices, Crops])
end

map '/desk' do
  run Rack::Cascade.new([Desk, OldDesk], [401, 403, 404])
end

map '/till' do
  run Rack::Cascade.new([Till, OldTill], [404, 405])
end

run Rack::Cascade.new([Tools, Admin])
