# frozen_string_literal: true

require 'open3'
require 'pty'
require 'sinatra/base'

# Lines that a program is fed which nobody knows, and lines of settings.
class App < Sinatra::Base
  get '/notify' do
    IO.popen(['notify-daemon', '--stdin'], 'w') do |io|
      io.puts 'START'
      io.puts "TITLE #{params[:title]}" # want RBN204
      io.puts "TITLE #{params[:title].to_s.delete("\r\n")}"
      io.puts "COUNT #{params[:n].to_i}"
      io.puts params[:body]
    end
  end

  get '/modem' do
    PTY.spawn('modem-console') do |_reader, writer, _pid|
      writer.puts "AT+NAME=#{params[:name]}" # want RBN204
      writer.puts "ATD#{params[:number].to_s.gsub(/\D/, '')}"
      writer.puts "ATDT#{params[:number]}" # want RBN204
    end
  end

  get '/filter' do
    Open3.popen2('sorter') do |input, output|
      input.puts "set: #{params[:set]}" # want RBN204
      input.puts "#{params[:set]} 1"
      output.read
    end
  end

  get '/messages' do
    IO.popen(['keeper', '--json'], 'r+') do |io|
      io.puts %({"op":"find","name":"#{params[:name]}"}) # want RBN204
      io.puts %({"op":"find","count":#{params[:count].to_i}})
      io.puts JSON.generate({ op: 'find', name: params[:name] })
      io.puts({ op: 'find', name: params[:name] }.to_json)
    end
  end

  get '/settings' do
    File.write('/etc/app/net.yml', "dns: #{params[:dns]}\n") # want RBN204
    File.write('/etc/app/net.yaml', "a: 1\nlist:\n  - dns: #{params[:dns]}\n") # want RBN204
    File.write('/etc/app/net.yml', "dns: #{params[:dns].to_s.delete("\n")}\n")
    File.write('/etc/app/net.yml', { 'dns' => params[:dns] }.to_yaml)
    File.write('/srv/notes/net.txt', "dns: #{params[:dns]}\n")
  end

  get '/headers' do
    response.headers.merge!('X-Note' => params[:note]) # want RBN603
    response.headers.merge!('X-Note' => params[:note].to_s.delete("\r\n"))
    response.headers.update({ 'X-Note' => params[:note] }) # want RBN603
    response.headers.store('X-Note', params[:note]) # want RBN603
    response.headers.store('X-Note', params[:note].to_s.delete("\0")) # want RBN603
    response.headers.store('X-Note', 'fixed')
    response.headers.merge!('Location' => params[:to].to_s.delete("\r\n")) # want RBN602
    response.headers.merge!('Location' => "/items/#{params[:id].to_i}")
  end

  post '/body' do
    buffer = +''
    request.body.read(64, buffer)
    system("p #{buffer}") # want RBN201
    other = +''
    File.open('/srv/fixed') { |f| f.read(64, other) }
    system("p #{other}")
    system("p #{request.body.getbyte}")
    system("p #{StringIO.new(params[:x]).readbyte}")
    system("p #{StringIO.new(params[:x]).read(1)}") # want RBN201
  end
end
