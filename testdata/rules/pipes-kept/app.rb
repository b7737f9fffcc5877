# What is written into one end of a pipe comes out at the other, also where an object keeps both, or a program of the workspace
# stands between two of them.

require "sinatra"

BIN = File.expand_path("target/release/thumbs", __dir__)

class Channel
  def initialize
    @replies, @orders = IO.pipe
    @others, @quiet = IO.pipe
  end

  def ask(text)
    @orders.puts(text)
    @quiet.puts("ping")
    @replies.gets
  end

  def ping
    @others.gets
  end
end

class Tool
  def initialize
    child_in, @orders = IO.pipe
    @replies, child_out = IO.pipe
    @pid = Process.spawn(BIN, in: child_in, out: child_out)
  end

  def ask(text)
    @orders.puts(text)
    @replies.gets
  end
end

get "/channel" do
  channel = Channel.new
  system(channel.ask(params[:a])) # want RBN201
  system(channel.ping)
  204
end

get "/fixed" do
  system(Channel.new.ask("fixed"))
  204
end

get "/tool" do
  system(Tool.new.ask(params[:b])) # want RBN201
  204
end

get "/here" do
  child_in, orders = IO.pipe
  replies, child_out = IO.pipe
  spare, unused = IO.pipe
  Process.spawn(BIN, in: child_in, out: child_out)
  orders.puts(params[:c])
  unused.puts("x")
  system(replies.gets) # want RBN201
  system(spare.gets)
  204
end
