require_relative 'app'

map '/v2' do
  run Rack::Cascade.new([Prices, Crops])
end

run Rack::Cascade.new([Tools, Admin])
