require './app'

map('/lists') { run Lists }
map('/keys') { run Keys }
map('/site') { run Site }
run Desk
