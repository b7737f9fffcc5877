# frozen_string_literal: true

require 'sinatra/base'
require 'socket'

# Asks the keeper.
class Keeper
  PATH = ENV.fetch('KEEPER_SOCKET', '/run/keeper.sock')

  def initialize = @socket = UNIXSocket.new(PATH)

  def size(name)
    @socket.puts(name) # want RBN204 from=29 RBN204 from=63
    @socket.gets
  end
end

# What is written into a socket, the daemon of the workspace that listens there reads.
class App < Sinatra::Base
  MOVER = ['127.0.0.1', 7000].freeze

  # Another socket, another port, another machine, numbers, names without dots, and what is kept to itself.
  post '/others' do
    UNIXSocket.open('/run/other.sock') { |s| s.puts(params[:a]) } # want RBN204
    TCPSocket.open('127.0.0.1', 7009) { |s| s.puts(params[:b]) } # want RBN204
    TCPSocket.open('mover.example.com', 7000) { |s| s.puts(params[:c]) } # want RBN204
    UNIXSocket.open('/run/keeper.sock') { |s| s.puts(params[:d].to_i) }
    UNIXSocket.open('/run/keeper.sock') { |s| s.puts(params[:e].to_s.delete('./')) } # want RBN204
    Keeper.new.size(params[:f].to_s.delete('./'))
    TCPSocket.open('127.0.0.1', 7000) { |s| s.puts(params[:g].to_i) }
    UDPSocket.new.send(params[:h], 0, '127.0.0.1', 7009)
    buffer = StringIO.new
    buffer.puts(params[:i])
    204
  end

  helpers do
    def ask(line)
      UNIXSocket.open('/run/keeper.sock') do |socket|
        socket.write(line, "\n")
        socket.read
      end
    end
  end

  get '/size' do
    socket = UNIXSocket.new('/run/keeper.sock')
    socket.puts(params[:name]) # want RBN204
    answer = socket.gets
    socket.close
    answer.to_i.to_s
  end

  get '/sizes' do
    UNIXSocket.open('/run/keeper.sock') do |socket|
      socket.write("#{params[:name]}\n") # want RBN204
      socket.close_write
      socket.read.to_i.to_s
    end
  end

  get '/kept' do
    Keeper.new.size(params[:name]).to_i.to_s
  end

  get '/asked' do
    n = 0
    n += 1 while n < 3
    ask(params[:name]).size.to_s
  end

  get '/raw' do
    socket = Socket.unix('/run/keeper.sock')
    socket << params[:name] << "\n"
    socket.close
  end

  post '/move' do
    mover = TCPSocket.new('127.0.0.1', 7000)
    mover.puts params[:name] # want RBN204
    mover.close
  end

  post '/move/all' do
    Socket.tcp(*MOVER) { |mover| mover.puts(params[:name]) } # want RBN204
    204
  end

  post '/control' do
    TCPSocket.open('localhost', 7001) do |socket|
      socket.print(params[:line], "\n")
    end
  end

  post '/count' do
    socket = UDPSocket.new
    socket.send(params[:name], 0, '127.0.0.1', 7003)
    204
  end

  # What the daemon says of the name that it was given.
  get '/answer' do
    socket = UNIXSocket.new('/run/keeper.sock')
    socket.puts('readme')
    system("echo #{socket.gets.to_i}")
    socket.puts(params[:name].to_s.delete('./')) # want RBN204
    system("echo #{socket.gets}") # want RBN201 from=106 RBN201 from=103
    204
  end

  get '/told' do
    UNIXSocket.open('/run/teller.sock') do |socket|
      socket.send(params[:name], 0)
      system("echo #{socket.gets}") # want RBN201 from=112 RBN201 from=113
      204
    end
  end

  get '/json' do
    socket = TCPSocket.new('127.0.0.1', 7004)
    socket.puts params[:name] # want RBN204
    system("echo #{socket.gets}") # want RBN201 from=120 RBN201 from=121
    204
  end
end
