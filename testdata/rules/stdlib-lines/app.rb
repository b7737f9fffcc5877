require 'sinatra'
require 'open3'
class Accounts
  PATH = '/etc/vsftpd/users.conf'
  def initialize(path = '/etc/vsftpd/users.conf')
    @path = path
    @other = PATH
    @log = '/var/log/users.txt'
  end
  def one(user)
    File.open(@path, 'a') { |f| f.write("user=#{user}\n") } # want RBN204
  end
  def two(user)
    File.open(@other, 'a') { |f| f.write("user=#{user}\n") } # want RBN204
  end
  def three(user)
    File.open(@log, 'a') { |f| f.write("user=#{user}\n") }
  end
  def four(user, path: PATH)
    File.open(path, 'a') { |f| f.puts("user=#{user}") } # want RBN204
  end
  def five(user, path: PATH)
    File.open(path, 'a') { |f| f.puts("user=#{user.to_i}") }
    File.open(path, 'a') { |f| f.puts("user=#{user.delete("\r\n")}") }
  end
end
post '/accounts' do
  accounts = Accounts.new
  accounts.one(params[:user])
  accounts.two(params[:user])
  accounts.three(params[:user])
  accounts.four(params[:user])
  accounts.five(params[:user])
  204
end
post '/batch' do
  Open3.capture2('ip', '-batch', '-', stdin_data: "link set #{params[:dev]} up\n") # want RBN204
  Open3.capture2('ip', 'link', stdin_data: "link set #{params[:dev]} up\n")
  Open3.capture2('tc -b -', stdin_data: "qdisc add #{params[:dev].to_s.lines.first}\n")
  Open3.capture2('tc -b -', stdin_data: "qdisc add #{params[:dev]}\n") # want RBN204
  204
end
