# frozen_string_literal: true

require 'sinatra'

class Job
  def initialize(x) = @x = x
  def self.build(x) = new(x)
  def self.run(x) = new(x).run
  def run
    before
    `sh -c #{command}` # want RBN201
  end
  def before; end
  def command = raise(NotImplementedError)
  def go(v) = handle(v)
end

class Dump < Job
  def command = "dump #{@x}"
  def handle(v) = system("dump #{v}") # want RBN201
end

class Safe < Job
  def command = "safe #{@x.to_i}"
  def handle(v) = system("safe #{v.to_i}") # ok
end

class Raw < Job
  def before = system("raw #{@x}") # want RBN201
  def command = 'raw'
end

class Never < Job
  def before = system("never #{@x}") # ok
  def command = @x
  def handle(v) = system("never #{v}") # ok
end

class Built < Job
  def before = system("built #{@x}") # want RBN201
  def command = 'x'
end

class ByRun < Job
  def before = system("byrun #{@x}") # want RBN201
  def command = 'x'
end

post('/a') { Dump.new(params[:a]).run; Dump.new(1).go(params[:b]); 'x' }
post('/b') { Safe.new(params[:a]).run; Safe.new(1).go(params[:b]); 'x' }
post('/c') { Raw.new(params[:a]).run; 'x' }
post('/d') { Built.build(params[:a]).run; 'x' }
post('/e') { ByRun.run(params[:a]); 'x' }
