require_relative 'app'
map('/a') { run A1 }
map('/b') { run H1 }
map('/c') { run A2 }
map('/d') { run R2 }
map('/e') { run H2 }
map('/f') { run R3 }
map('/g') { run H3 }
map('/h') { run O4 }
map('/i') { run P4 }
map('/z') { run Ledger }
map('/y') { run Press }
