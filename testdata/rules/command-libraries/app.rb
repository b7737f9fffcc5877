# frozen_string_literal: true

require 'net/ssh'
require 'open3'
require 'posix/spawn'
require 'sinatra/base'
require 'terrapin'
require 'tty-command'

# Commands that run through libraries, and on other hosts.
class App < Sinatra::Base
  get '/posix-spawn' do
    POSIX::Spawn.spawn("cat #{params[:x]}") # want RBN201
    POSIX::Spawn::Child.new("cat #{params[:x]}") # want RBN201
    POSIX::Spawn::Child.new('cat', params[:x])
    POSIX::Spawn::Child.new('git', 'log', params[:x]) # want RBN203
    POSIX::Spawn.system(params[:x], 'a') # want RBN202
    system(POSIX::Spawn.spawn("cat #{params[:x]}").to_s) # want RBN201
  end

  # The values are escaped, the options are not.
  get '/terrapin' do
    Terrapin::CommandLine.new('convert', ':in out.png').run(in: params[:x])
    line = Terrapin::CommandLine.new('convert', "#{params[:x]} out.png") # want RBN201
    system(line.run(in: params[:x]))
    Cocaine::CommandLine.new("convert #{params[:x]}", ':in') # want RBN201
  end

  get '/others' do
    Subprocess.check_output("cat #{params[:x]}") # want RBN201
    Subprocess.check_output(['cat', params[:x]])
    Subprocess.check_call(['git', 'log', params[:x]]) # want RBN203
    Subprocess.call([params[:x], 'a']) # want RBN202
    TTY::Command.new.run("cat #{params[:x]}") # want RBN201
    TTY::Command.new.run('cat', params[:x])
    Cheetah.run(params[:x], 'a') # want RBN202
    Cheetah.run('cat', params[:x])
    sh "cat #{params[:x]}" # want RBN201
    sh 'cat', params[:x]
    Open4.popen4("cat #{params[:x]}") # want RBN201
    Mixlib::ShellOut.new("cat #{params[:x]}") # want RBN201
    Mixlib::ShellOut.new('cat', params[:x])
    systemu("cat #{params[:x]}") # want RBN201
  end

  get '/hosts' do
    Net::SSH.start('host', 'user') do |ssh|
      ssh.exec!("cat #{params[:x]}") # want RBN201
      ssh.exec("cat #{params[:x]}") # want RBN201
      ssh.exec!("cat #{params[:x].shellescape}")
      ssh.open_channel { |channel| channel.exec("cat #{params[:x]}") } # want RBN201
    end
    session = Net::SSH.start('host', 'user')
    session.exec!("cat #{params[:x]}") # want RBN201
    settings.connection.exec!("cat #{params[:x]}") # want RBN201
    system(Net::SSH.start('host', 'user') { params[:x] }) # want RBN201
    system('ssh', 'host', 'cat', params[:x]) # want RBN201
    system('ssh', 'host', "cat #{params[:x]}") # want RBN201
    system('ssh', 'host', "cat #{params[:x].shellescape}")
  end

  # Programs in a tool's own language.
  get '/languages' do
    system('sed', "s/a/#{params[:x]}/", 'file') # want RBN201
    system('sed', '-n', params[:x], 'file') # want RBN201 RBN203
    system('awk', params[:x], 'file') # want RBN201 RBN203
    system('awk', '{ print $1 }', "./#{params[:x]}")
  end

  get '/pipelines' do
    Open3.pipeline(['cat', params[:x]], ['sort'])
    Open3.pipeline(['git', 'log', params[:x]], ['sort']) # want RBN203
    Open3.pipeline([params[:x]], ['sort']) # want RBN202
    Open3.pipeline(['sort', 'a'], [params[:x]]) # want RBN202
    Open3.pipeline(['sort', 'a'], ['sh', '-c', params[:x]]) # want RBN201
    Open3.pipeline(['sort', 'a'], "cat #{params[:x]}") # want RBN201
  end
end
