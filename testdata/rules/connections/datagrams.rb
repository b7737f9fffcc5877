# frozen_string_literal: true

require 'socket'

udp = UDPSocket.new
udp.bind('0.0.0.0', 1)
msg, = udp.recvfrom(1024)
system("p #{msg}") # want RBN201
msg2, addr = udp.recvfrom_nonblock(1024)
system("p #{msg2}") # want RBN201
system("p #{addr[1]}")
UNIXServer.open('/tmp/x') { |s| system("p #{s.accept.read}") } # want RBN201
UNIXServer.open('/tmp/x') { |s| system("p #{s.path}") }
server = UNIXServer.new('/tmp/x')
client = server.accept
system("p #{client.gets}") # want RBN201
