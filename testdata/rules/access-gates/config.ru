require './app'
map('/inventory') { run Inventory }
map('/orders') { run Orders }
map('/adm') { run Admin }
map('/shop') { run Shop }
map('/api') { run Api }
map('/after') { run After }
map('/note') { run Note }
map('/rescued') { run Rescued }
map('/lobby') { run Counter }
map('/yard') { run Counter }
map('/front') { run Desk }
map('/back') { run Desk }
