require_relative 'app'

map('/api') { run Api }
map('/web') { run Web }
map('/seeds') { run Seeds }
map('/soils') { run Soils }
