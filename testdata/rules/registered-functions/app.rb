# frozen_string_literal: true

# Functions that are registered in the lists of a table.
require 'sinatra'
class Bus
  def initialize = @subs = Hash.new { |h, k| h[k] = [] }
  def on(name, &block)
    @subs[name] << block
    self
  end
  def emit(name, *args) = @subs[name].each { |s| s.call(*args) }
end
BUS = Bus.new
BUS.on(:ping) { |host| system("ping #{host}") } # want RBN201
post('/ping') { BUS.emit(:ping, params[:h]); 204 }
class Bus2
  def initialize = @subs = {}
  def on(name, &block)
    (@subs[name] ||= []) << block
    self
  end
  def emit(name, arg) = @subs[name].each { |s| s.call(arg) }
end
BUS2 = Bus2.new
BUS2.on(:ping) { |host| system("ping #{host}") } # want RBN201
BUS2.on(:pong) { |host| system("ping #{host.to_i}") }
post('/ping') { BUS2.emit(:ping, params[:h]); 204 }
class Bus3
  def initialize = @subs = []
  def on(&block)
    @subs << block
    self
  end
  def emit(*args) = @subs.each { |s| s.call(*args) }
end
BUS3 = Bus3.new
BUS3.on { |host| system("ping #{host}") } # want RBN201
post('/ping') { BUS3.emit(params[:h]); 204 }
class Bus4
  def initialize = @subs = []
  def on(&block)
    @subs << block
    self
  end
  def emit(arg) = @subs.each { |s| s.call(arg) }
end
BUS4 = Bus4.new
BUS4.on { |host| system("ping #{host}") } # want RBN201
post('/ping') { BUS4.emit(params[:h]); 204 }
# The list of another table.
class Other
  def initialize = @subs = Hash.new { |h, k| h[k] = [] }

  def on(name, &block) = @subs[name] << block

  def emit(name, arg) = @subs[name].each { |s| s.call(arg.size) }
end
OTHER = Other.new
OTHER.on(:ping) { |size| system("x #{size}") }
post('/other') { OTHER.emit(:ping, params[:x]); 204 }

# A writer that is written down takes the place of the one that is declared.
class Leaves
  attr_accessor :leaf, :root

  def leaf=(value)
    @leaf = value.to_s[/\A[a-z]+\z/]
  end

  def read = File.read("/srv/#{leaf}.txt")

  def read_root = File.read("/srv/#{root}.txt") # want RBN301
end

get '/leaf' do
  leaves = Leaves.new
  leaves.leaf = params[:x]
  leaves.root = params[:x]
  leaves.read + leaves.read_root
end
