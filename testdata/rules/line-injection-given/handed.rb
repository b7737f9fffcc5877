# frozen_string_literal: true

require 'sinatra/base'

# A file that a block is given is handed on to what writes it.
class ClientConfig
  def initialize(name, opts = {})
    @name = name
    @opts = opts
  end

  def write(io)
    io.puts 'client'
    io.puts "remote #{@opts[:remote]}" # want RBN204
    io.puts "port #{@opts[:port].to_i}"
    io.puts "# #{@name.inspect}"
  end

  def page(io)
    io.puts "remote #{@opts[:remote]}"
  end
end

class Clients < Sinatra::Base
  helpers do
    def setting(io, key, value)
      io.puts "#{key} #{value}" # want RBN204
    end

    def number(io, key, value)
      io.puts "#{key} #{value}"
    end
  end

  post '/client' do
    client = ClientConfig.new(params[:name], remote: params[:remote], port: params[:port])
    File.open('/etc/openvpn/client.conf', 'w') { |f| client.write(f) }
    File.open('/srv/pages/client.md', 'w') { |f| client.page(f) }
    204
  end

  post '/crontab' do
    lines = ["MAILTO=#{params[:mail]}", "0 #{params[:hour].to_i} * * * backup"]
    IO.popen('crontab -', 'w') { |io| io.puts lines } # want RBN204
    IO.popen('crontab -', 'w') { |io| io.puts lines.map { |line| line.delete("\n") } }
    IO.popen('crontab -', 'w') { |io| io.puts ["0 #{params[:hour].to_i} * * * backup"] }
    IO.popen('sort', 'w') { |io| io.puts lines }
    204
  end

  post '/daemon' do
    File.open('/etc/ssh/sshd_config.d/users.conf', 'w') do |f|
      setting f, 'AllowUsers', params[:users]
      number f, 'Port', params[:port].to_i
    end
    204
  end
end
