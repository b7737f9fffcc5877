require_relative 'app'

map '/partner' do
  use Gate, prefixes: %w[/partner/orders]
  run Partner
end

map '/right' do
  use Gate, prefixes: %w[/orders]
  run Right
end

map '/full' do
  use WholeGate, prefixes: %w[/full/orders]
  run Full
end

map '/outer' do
  use Gate, prefixes: %w[/inner/orders]
  map '/inner' do
    run Inner
  end
end

map('/staff') { run Staff }
map('/crew') { run Crew }
