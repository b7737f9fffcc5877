require './app'

map('/desk') { run Desk }
run Ledger
