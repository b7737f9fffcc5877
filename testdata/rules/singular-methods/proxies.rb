require 'sinatra'
require 'shellwords'
class Inner
  def run(x) = "ls #{x}"
  def safe(x) = "ls #{Shellwords.escape(x)}"
end
class Proxy
  def initialize(t) = @t = t
  def method_missing(n, *a, &b) = @t.respond_to?(n) ? @t.public_send(n, *a, &b) : super
  def respond_to_missing?(n, p = false) = @t.respond_to?(n, p) || super
end
class Options
  attr_accessor :name, :age
  def initialize(attrs = {})
    attrs.each { |k, v| public_send("#{k}=", v) }
  end
end
class Values
  attr_reader :name, :cmd
  def initialize(attrs)
    @name, @cmd = attrs.values_at(:name, :cmd)
  end
end
get '/c' do
  m = Proxy.new(Inner.new)
  system(m.run(params[:a])) # want RBN201
  system(m.safe(params[:a]))
  system(Options.new(name: params[:a], age: '1').name) # want RBN201
  system(Options.new(name: params[:a], age: '1').age) # FP_RBN201
  system(Values.new({ name: params[:a], cmd: '1' }).name) # want RBN201
  system(Values.new({ name: params[:a], cmd: '1' }).cmd)
end
