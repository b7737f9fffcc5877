# What a method changes that is called on what another one answered: itself, as builders do, or another object.

require "sinatra"
require "mix"
class Mixer
  def initialize; @e = []; end
  def gain(g) = (@g = g; self)
  def effect(e)
    @e << e
    self
  end
  def chain = @e.join(" ")
end
get "/a" do
  m = Mixer.new
  m.gain(1).effect(params[:x])
  system("sox #{m.chain}") # want RBN201
end
get "/b" do
  m = Mixer.new
  m.effect(params[:x])
  system("sox #{m.chain}") # want RBN201
end
get "/c" do
  m = Mixer.new
  o = Mixer.new
  m.gain(1).effect(params[:x])
  system("sox #{o.chain}")
end
get "/d" do
  m = Mix::Native.new
  m.gain(1).effect(params[:x])
  m.render
  m.chain
  system("sox #{m.chain}") # want RBN201
end
get "/e" do
  m = Mix::Other.new
  m.gain(1).effect(params[:x])
  o = Mix::Other.new
  o.gain(1).effect("fade")
  o.render
end
get "/f" do
  m = Mix::Third.new
  m.effect(params[:x])
  m.render
end
class Job
  attr_accessor :name, :tags
  def initialize; @tags = []; end
  def on(q)
    @q = q
    self
  end
  def tap_it
    return nil unless @q
    self
  end
  def other = Job.new
end
get "/m1" do
  j = Job.new
  j.on(1).name = params[:x]
  system("x #{j.name}") # want RBN201
end
get "/m2" do
  j = Job.new
  j.on(1).tags << params[:x]
  system("x #{j.tags.join}") # want RBN201
end
get "/m3" do
  j = Job.new
  j.other.name = params[:x]
  system("x #{j.name}")
end
get "/m4" do
  j = Job.new
  j.on(1).on(2).tap { |k| k.name = params[:x] }
  system("x #{j.name}") # want RBN201
end
get "/m5" do
  j = Job.new
  j.on(1).on(params[:q])
  system("x #{j.name}")
end
