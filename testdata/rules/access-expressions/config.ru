require './app'

map('/logs') { run Logs }
map('/builds') { run Builds }
map('/projects') { run Projects }
map('/studio') { run Studio }
map('/') { run Reader }
