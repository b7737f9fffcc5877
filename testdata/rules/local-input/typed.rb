# frozen_string_literal: true

require 'readline'
require 'reline'

line = Readline.readline('> ', true)
system("p #{line}") # want RBN201
system("p #{line.to_i}")
system("p #{Reline.readline('> ')}") # want RBN201
system("p #{Readline.readline('> ').size}")
while (l = Readline.readline('> '))
  system("p #{l}") # want RBN201
end
