require 'sinatra'
require 'shellwords'
require 'delegate'
class Inner
  def run(x) = "ls #{x}"
  def safe(x) = "ls #{Shellwords.escape(x)}"
  def title = 'x'
end
class Deco < SimpleDelegator
  def safe(x) = super + ' -l'
  def extra(x) = run(x)
  def other(x) = __getobj__.safe(x)
end
class DC < DelegateClass(Inner)
  def more(x) = run(x)
  def same(x) = safe(x)
end
module Plug
  def plugged(x) = "ls #{x}"
  def plugsafe(x) = "ls #{Shellwords.escape(x)}"
end
get '/c' do
  d = Deco.new(Inner.new)
  system(d.run(params[:a])) # want RBN201
  system(d.safe(params[:a]))
  system(d.extra(params[:a])) # want RBN201
  system(d.other(params[:a]))
  system(d.title)
  c = DC.new(Inner.new)
  system(c.run(params[:a])) # want RBN201
  system(c.safe(params[:a]))
  system(c.more(params[:a])) # want RBN201
  system(c.same(params[:a]))
end
get '/s' do
  o = Object.new
  def o.run(x) = "ls #{x}"
  def o.safe(x) = Shellwords.escape(x)
  system(o.run(params[:a])) # want RBN201
  system(o.safe(params[:a]))
end
get '/t' do
  o = Object.new
  o.define_singleton_method(:dyn) { |x| "ls #{x}" }
  o.define_singleton_method(:dsafe) { |x| "ls #{x.to_i}" }
  system(o.dyn(params[:a])) # want RBN201
  system(o.dsafe(params[:a]))
end
get '/u' do
  o = Object.new
  o.extend(Plug)
  system(o.plugged(params[:a])) # want RBN201
  system(o.plugsafe(params[:a]))
  o = Object.new.extend(Plug)
  system(o.plugged(params[:a])) # want RBN201
  system(o.plugsafe(params[:a]))
end
