require_relative 'app'

map('/api') { run Api }
map('/web') { run Web }
