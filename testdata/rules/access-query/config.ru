require './app'

map('/reports') { run Reports }
map('/begun') { run Begun }
map('/ended') { run Ended }
map('/path') { run Path }
map('/whole') { run Whole }
