# What is read once is gone: a check of it is none of what is read next.
require 'socket'

client = TCPServer.new(7015).accept
if client.gets == "run\n"
  system(client.gets) # want RBN201
end
exit unless client.readline == 'run'
system(client.readline) # want RBN201

line = client.gets
exit unless line == 'date'
system(line)

words = client.gets.split
exit unless words.shift == 'run'
system(words.shift) # want RBN201

words = client.gets.split
exit unless words.first == 'date'
system(words.first)

queue = client.gets.split(',')
exit unless queue.first == 'date'
system(queue.shift)
