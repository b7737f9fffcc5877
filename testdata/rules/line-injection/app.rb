# frozen_string_literal: true

require 'json'
require 'open3'
require 'pathname'
require 'pty'
require 'sinatra/base'
require 'socket'

# Lines that are read as instructions.
class App < Sinatra::Base
  HOSTS = '/etc/hosts'
  ROOT = Pathname.new('/srv/app')

  post '/folders' do
    host = params[:host]
    File.write("/etc/cron.d/#{host.to_i}", "* * * * * root touch #{host}\n") # want RBN204
    File.write('/etc/cron.d/job', "* * * * * root touch #{host}\n") # want RBN204
    File.open('/etc/cron.d/job', 'w') { |f| f.puts "* * * * * root touch #{host}" } # want RBN204
    open('/etc/hosts.local', 'a') { |f| f << "10.0.0.1 #{host}\n" } # want RBN204
    open('/etc/hosts.local', 'a') { |f| f << "10.0.0.1 #{host.to_i}\n" }
    File.open("/etc/cron.d/#{host.to_i}", 'w') { |f| f.puts "* * * * * root touch #{host}" } # want RBN204
    File.open("/etc/nginx/conf.d/#{host.to_i}", 'w') { |f| f << host } # want RBN204
    File.open('/etc/apt/apt.conf.d/99x', 'w') { |f| f << host } # want RBN204
    File.open('/etc/app/htpasswd', 'a') { |f| f.printf("%s:%s\n", host, 'x') } # want RBN204
    File.open('/etc/app/settings', 'a') { |f| f.puts "HOST=#{host}" } # want RBN204
    File.open('/srv/app/settings', 'a') { |f| f.puts "HOST=#{host}" }
    File.open('/etc/modules-load.d/x', 'w') { |f| f.write(host) } # want RBN204
    File.write('/etc/ld.so.conf.d/x', host) # want RBN204
    File.write("/etc/dnsmasq.d/#{host.to_i}", host) # want RBN204
    File.open("/etc/dnsmasq.d/#{host.to_i}", 'w') { |f| f.write(host.to_i) }
    File.open("/srv/data.d/#{host.to_i}", 'w') { |f| f.write(host) }
    File.open('app.conf', 'w') do |conf|
      conf.printf("port = %d\n", host)
      conf.printf("port = %s\n", host) # want RBN204
      conf.printf("port = %d\n", host.to_i)
    end
    f = File.open(File.join('/etc/cron.d', host.to_i.to_s), 'w')
    f.puts host # want RBN204
    path = "/etc/cron.d/#{host.to_i}"
    File.open(path, 'w') { |g| g.puts host } # want RBN204
    file = File.new('/etc/dnsmasq.d/x', 'w')
    file.puts host # want RBN204
  end

  post '/programs' do
    x = params[:x]
    IO.popen('sqlplus', 'r+') { |io| io.write(x) } # want RBN204
    IO.popen('psql -d a', 'r+') { |io| io.puts(x) } # want RBN204
    IO.popen(%w[sqlite3 a.db], 'w') { |io| io.print(x) } # want RBN204
    IO.popen(['mysql', '-u', 'a'], 'w') { |io| io << x } # want RBN204
    io = IO.popen('bc', 'r+')
    io.puts x # want RBN204
    io.puts x.to_i
    io.close_write
    IO.popen('gnuplot', 'w') { |g| g << "plot #{x}" } # want RBN204
    IO.popen('ftp example.com', 'r+') { |g| g.puts "get #{x}" } # want RBN204
    IO.popen('nft -f -', 'w') { |g| g.write("add rule #{x}") } # want RBN204
    IO.popen('sort', 'w') { |g| g.write(x) }
    Open3.popen3('/usr/sbin/nft', '-i') { |stdin, out, err, t| stdin.print("add #{x}") } # want RBN204
    Open3.popen3('/usr/sbin/nft', '-f', '-') do |stdin, stdout, stderr, wait|
      stdin.print "add element #{x}" # want RBN204
      stdin.print "add element #{x.to_i}"
    end
    PTY.spawn('psql') { |r, w, pid| w.puts x } # want RBN204
    r, w, pid = PTY.spawn('bc')
    w.puts x # want RBN204
    w.puts x.to_i
    r2, w2, = PTY.spawn('telnet example.com')
    w2.puts "get #{x}" # want RBN204
    PTY.spawn('sort') { |r, w, pid| w.puts x }
  end

  post '/files' do
    host = params[:host]
    File.write('.env', "HOST=#{host}\n") # want RBN204
    File.write(File.join(settings.root, 'app.conf'), "host #{host}\n") # want RBN204
    File.write("/etc/cron.d/#{settings.job}", "* * * * * root touch #{host}\n") # want RBN204
    ROOT.join('settings.ini').write("host=#{host}") # want RBN204
    File.write('log/access.log', "#{host}\n")
    File.write('notes.md', "# #{host}\n")
    File.write('data.json', JSON.generate(host: host))
    File.write('.env', "HOST=#{host.size}\n")
    File.write('.env', "HOST=#{JSON.generate(host)}\n")
    ROOT.join('notes.txt').write("host=#{host}")
  end

  post '/streams' do
    host = params[:host]
    File.open(HOSTS, 'a') { |f| f.puts "10.0.0.1 #{host}" } # want RBN204
    File.open("#{settings.root}/.ssh/authorized_keys", 'a') do |f|
      f << host << "\n" # want RBN204
    end
    file = File.new('app.properties', 'w')
    file.print('host=', host) # want RBN204
    file.close
    (ROOT + 'app.cfg').open('w') { |f| f.write("host=#{host}") } # FN_RBN204
    File.open('report.txt', 'w') { |f| f.puts host }
    File.open('data.csv', 'a') do |f|
      f.puts host
    end
    $stdout.puts host
    File.open(HOSTS, 'a') { |f| f.puts "10.0.0.1 #{host.to_i}" }
  end

  post '/pipes' do
    sum = params[:sum]
    IO.popen('bc', 'w') { |bc| bc.puts sum } # want RBN204
    IO.popen(['sqlite3', 'a.db'], 'r+') do |db|
      db.puts ".tables #{sum}" # want RBN204
      db.close_write
    end
    pipe = IO.popen('mail -s report root', 'w')
    pipe.write(sum) # want RBN204
    pipe.close
    Open3.popen3('psql') { |input, _, _| input.puts sum } # want RBN204
    input, output, = Open3.popen2('gnuplot')
    input.puts "plot #{sum}" # want RBN204
    [1, 2].each { |n| input.puts "plot #{n} #{sum}" } # want RBN204
    output.read
    Open3.capture2('redis-cli', stdin_data: "SET a #{sum}\n") # want RBN204
    IO.popen('sort', 'w') { |sort| sort.puts sum }
    IO.popen(%w[wc -l], 'w') { |wc| wc.puts sum }
    Open3.capture2('pandoc', stdin_data: sum)
    IO.popen('bc', 'w') { |bc| bc.puts sum.to_f }
  end

  # A shell needs no line break.
  post '/shells' do
    name = params[:name]
    IO.popen('sh', 'w') { |sh| sh.puts "touch #{name}" } # want RBN201 RBN204
    PTY.spawn('bash') { |_, input, _| input.puts "touch #{name}" } # want RBN201 RBN204
    Open3.capture2('bash', stdin_data: "touch #{name}\n") # want RBN201 RBN204
    IO.popen('sh', 'w') { |sh| sh.puts "touch #{name.to_i}" }
  end

  post '/protocols' do
    key = params[:key]
    socket = TCPSocket.new('localhost', 6379)
    socket.puts "GET #{key}" # want RBN204
    socket.write("SET a #{key}\r\n") # want RBN204
    socket.write(key)
    socket.puts "GET #{key.to_i}"
    TCPSocket.open('localhost', 25) { |smtp| smtp.puts "RCPT TO:<#{key}>" } # want RBN204
    Socket.tcp('localhost', 11_211) { |cache| cache.print("get #{key}\r\n") } # want RBN204
    Socket.tcp('localhost', 11_211).puts("get #{key.size}")
    UDPSocket.new.send("hits:1|c|##{key}\n", 0, 'localhost', 8125) # want RBN204
    UDPSocket.new.send("hits:#{key.to_i}|c\n", 0, 'localhost', 8125)
    UDPSocket.new.send(key, 0, 'localhost', 8125)
    UNIXSocket.new('/run/app.sock').puts(key) # want RBN204
    UNIXSocket.open('/run/app.sock') { |app| app.puts("key #{key}") } # want RBN204
    OpenSSL::SSL::SSLSocket.new(socket).puts("USER #{key}") # want RBN204
    system(TCPSocket.open('localhost', 25) { |smtp| smtp.puts('QUIT') || key }) # want RBN201
  end

  post '/cleaned' do
    name = params[:name]
    File.write('.env', "NAME=#{name.delete("\n")}")
    File.write('.env', "NAME=#{name.delete("\r\n")}")
    File.write('.env', "NAME=#{name.delete('"')}") # want RBN204
    File.write('.env', "NAME=#{name.delete('^a-z')}")
    File.write('.env', "NAME=#{name.tr("\n", ' ')}")
    File.write('.env', "NAME=#{name.tr(' ', "\n")}") # want RBN204
    File.write('.env', "NAME=#{name.gsub(/[\r\n]/, '')}")
    File.write('.env', "NAME=#{name.gsub(/\R/, ' ')}")
    File.write('.env', "NAME=#{name.gsub(/\s+/, ' ')}")
    File.write('.env', "NAME=#{name.gsub("\n", ' ')}")
    File.write('.env', "NAME=#{name.gsub(/\r?\n/, ' ')}")
    File.write('.env', "NAME=#{name.gsub(/[^a-z0-9]/, '')}")
    File.write('.env', "NAME=#{name.gsub(/[^a-z\s]/, '')}") # want RBN204
    File.write('.env', "NAME=#{name.gsub(/ /, '')}") # want RBN204
    File.write('.env', "NAME=#{name.sub("\n", '')}") # want RBN204
    File.write('.env', "NAME=#{name.lines.first}")
    File.write('.env', "NAME=#{name.split("\n").first}")
    File.write('.env', "NAME=#{name.split.first}")
    File.write('.env', "NAME=#{name.split(',').first}") # want RBN204
    File.write('.env', "NAME=#{name.squish}")
    File.write('.env', "NAME=#{name.chomp}") # want RBN204
    File.write('.env', "NAME=#{name.strip}") # want RBN204
    File.write('.env', "NAME=#{name.inspect}")
    File.write('.env', "NAME=#{name.dump}")
    File.write('.env', "NAME=#{name.to_json}")
    File.write('.env', "NAME=#{CGI.escape(name)}")
  end

  post '/checked' do
    name = params[:name]
    File.write('.env', "NAME=#{name}") unless name.include?("\n")
    File.write('.env', "NAME=#{name}") unless name.include?('=') # want RBN204
    File.write('.env', "NAME=#{name}") unless name =~ /[\r\n]/
    File.write('.env', "NAME=#{name}") unless /\n/.match?(name)
    File.write('.env', "NAME=#{name}") if name.match?(/\A[a-z]+\z/)
    halt 400 if name.match?(/\s/)
    File.write('.env', "NAME=#{name}")
  end
end
