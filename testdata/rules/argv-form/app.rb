# frozen_string_literal: true

require 'sinatra/base'
require 'open3'

class App < Sinatra::Base
  get '/no-shell' do
    x = params[:x]
    system('p', '--input', x)
    system('p', "--input=#{x}", chdir: '/tmp')
    system({ 'LANG' => 'C' }, 'p', x)
    system({ 'INPUT' => x }, 'p')
    system(%w[p p], x)
    spawn('p', x, out: File::NULL)
    Process.spawn('p', x)
    Process.wait(spawn('p', x))
    Open3.capture2e('p', '--input', x)
    Open3.capture3('p', '-', stdin_data: x)
    Open3.popen3('p', x) { |_in, out, _err, _thread| out.read }
    IO.popen(['p', x], &:read)
    IO.popen({ 'LANG' => 'C' }, ['p', x], &:read)
    IO.popen('p', 'w') { |p| p.write(x) }
    system('sh', '-c', 'p "$1"', 'p', x)
    exec('p', x)
  end

  get '/argument-list' do
    command = ['p', '--verbose']
    command << params[:x]
    system(*command)
    arguments = params[:tags].map { |tag| "--tag=#{tag}" }
    system('p', *arguments)
  end

  get '/shell' do
    x = params[:x]
    system("p --input #{x}") # want RBN201
    system("p --input #{x}", chdir: '/tmp') # want RBN201
    system({ 'LANG' => 'C' }, "p #{x}") # want RBN201
    spawn('p ' + x, out: File::NULL) # want RBN201
    Process.spawn("p #{x}") # want RBN201
    Open3.capture2e("p #{x}") # want RBN201
    Open3.capture3("p #{x} | sort", stdin_data: '') # want RBN201
    Open3.popen3("p #{x}") { |_in, out, _err, _thread| out.read } # want RBN201
    IO.popen("p #{x}", &:read) # want RBN201
    IO.popen("p #{x}", 'r', &:read) # want RBN201
    system('sh', '-c', "p #{x}") # want RBN201
    system('/bin/bash', '-c', 'p ' + x) # want RBN201
    Open3.capture2('sh', '-c', "p #{x}") # want RBN201
    IO.popen(['sh', '-c', "p #{x}"], &:read) # want RBN201
    exec("p #{x}") # want RBN201
  end
end
