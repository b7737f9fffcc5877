# frozen_string_literal: true

require 'em-websocket'
require 'eventmachine'
require 'faye/websocket'
require 'openssl'
require 'socket'
require 'webrick'

server = TCPServer.new(2000)
loop do
  client = server.accept
  line = client.gets
  system("say #{line}") # want RBN201 from=12
  client.puts(`say #{client.readline.chomp}`) # want RBN201
  eval(client.read) # want RBN401
  File.read(client.gets.chomp) # want RBN301
  system("seq #{Integer(client.gets)}")
  system("logger #{client.peeraddr.last}")
  client.puts('bye')
  client.close
end

TCPServer.open('localhost', 2001) do |listener|
  client = listener.accept
  Marshal.load(client.recv(1024)) # want RBN501
end

Socket.tcp_server_loop(2002) do |socket, _address|
  text, sender = socket.recvfrom(1024)
  system("say #{text}") # want RBN201
  system("logger #{sender}")
end

socket = TCPSocket.new('updates.example', 80)
socket.write("GET / HTTP/1.0\r\n\r\n")
eval(socket.read) # want RBN401

class Handler
  def initialize(socket)
    @socket = socket
  end

  def run
    command = @socket.gets
    `say #{command}` # want RBN201 from=50
  end
end

Handler.new(TCPServer.new(2003).accept).run

# EventMachine
class Echo < EventMachine::Connection
  def receive_data(data)
    system("say #{data}") # want RBN201
  end

  def unbind(reason)
    system("logger #{reason}")
  end
end

module Lines
  def receive_data(data)
    system("say #{data}") # want RBN201
  end
end
EventMachine.run { EventMachine.start_server('localhost', 2004, Lines) }

# WebSockets
EventMachine::WebSocket.run(port: 2005) do |ws|
  ws.onopen { |handshake| system("logger #{handshake.path.length}") }
  ws.onmessage { |message| system("say #{message}") } # want RBN201
end

chat = lambda do |env|
  ws = Faye::WebSocket.new(env)
  ws.on(:message) do |event|
    system("say #{event.data}") # want RBN201
  end
  ws.on(:close) { |event| system("logger #{event.code}") }
  ws.rack_response
end
chat.call({})

# WEBrick
web = WEBrick::HTTPServer.new(Port: 2006)
web.mount_proc('/say') do |req, res|
  system("say #{req.query['text']}") # want RBN201
  res.body = 'done'
end

class Say < WEBrick::HTTPServlet::AbstractServlet
  def do_GET(request, response)
    system("say #{request.query['text']}") # want RBN201
    system("say #{request.path}") # want RBN201
    system("say #{request.request_method} #{response.status}")
  end

  def do_POST(request, _response)
    system("say #{request.body}") # want RBN201
  end
end

# Nothing that a network reaches.
class Phone
  def accept
    'constant'
  end

  def do_GET(request, _response)
    system("say #{request.query['text']}")
  end

  def onmessage
    yield 'constant'
  end
end

phone = Phone.new
system("say #{phone.accept}")
phone.onmessage { |message| system("say #{message}") }
UNIXServer.new('/run/say').accept.close

secure = OpenSSL::SSL::SSLServer.new(TCPServer.new(2007), OpenSSL::SSL::SSLContext.new)
system("say #{secure.accept.gets}") # want RBN201
