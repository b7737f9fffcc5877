# frozen_string_literal: true

require 'sinatra/base'

# What every object answers, and the conversions of Kernel.
class App < Sinatra::Base
  attr_accessor :command

  get '/inspect' do
    system("p #{params[:x].inspect}") # want RBN201
    system("p #{params[:x].to_param}") # want RBN201
    eval("x = #{params[:x].inspect}")
    eval("x = #{params[:x]}") # want RBN401
    system("p #{params[:x].hash} #{params[:x].class} #{params[:x].object_id}")
  end

  get '/to-a' do
    system("p #{[params[:x], 'x'].to_a.first}") # want RBN201
    system("p #{%w[a b].to_a.first} #{params[:x].size}")
    command = { 'name' => params[:x], 'size' => '1' }.to_h
    system("p #{command['name']}") # want RBN201
    system("p #{command['size']}")
  end

  get '/tap' do
    params[:x].tap { |x| system("p #{x}") } # want RBN201
    command = +'p '
    command.tap { |text| text << params[:x] }
    system(command) # want RBN201
    system([].tap { |list| list << 'p' << params[:x] }.join(' ')) # want RBN201
    system((+'p').tap { |text| text << ' x' }) if params[:x]
  end

  get '/then' do
    params[:x].then { |x| system("p #{x}") } # want RBN201
    system(params[:x].then { |x| "p #{x}" }) # want RBN201
    system(params[:x].then { |x| "p #{x.size}" })
  end

  get '/instance-exec' do
    'constant'.instance_exec(params[:x]) { |x| system("p #{x}") } # want RBN201
    'constant'.instance_exec('x') { |x| system("p #{x} #{params[:x].size}") }
  end

  get '/instance-variable' do
    instance_variable_set(:@option, params[:x])
    system("p #{instance_variable_get(:@option)}") # want RBN201
  end

  get '/evaluated' do
    system("p #{eval(params[:x])}") # want RBN401 RBN201
    system("p #{eval('1 + 1')} #{params[:x].size}")
  end

  get '/conversions' do
    system("p #{String(params[:x])}") # want RBN201
    Array(params[:x]).each { |x| system("p #{x}") } # want RBN201
    system("p #{Hash(params[:options])['x']}") # want RBN201
    system("p #{Rational(params[:x])} #{Complex(params[:x])}")
    system("p #{Array('x').first} #{String(1)} #{params[:x].size}")
  end

  get '/procs' do
    run = lambda { |x| system("p #{x}") } # want RBN201
    run.call(params[:x])
    show = proc { |x| system("p #{x}") } # want RBN201
    show.(params[:x])
    quiet = lambda { |x| system("p #{x}") }
    quiet.call('constant')
  end

  get '/loops' do
    found = catch(:done) { params[:x] }
    system("p #{found}") # want RBN201
    constant = catch(:done) { 'x' }
    system("p #{constant} #{params[:x].size}")
  end
end
