require 'sinatra'

# What is handed on works with the state of the object behind.
class Behind < BasicObject
  def initialize(target)
    @target = target
  end

  def method_missing(name, *args, &block)
    @target.__send__(name, *args, &block)
  end
end

class Listing
  attr_reader :dir, :depth

  def initialize(dir, depth)
    @dir = dir
    @depth = depth
  end

  def list = `ls #{@dir}` # want RBN201
  def tree = `tree -L #{@depth}`
end

class SafeListing
  def initialize(dir) = @dir = dir.gsub(/[^a-z]/, '')
  def list = `ls #{@dir}`
end

get '/behind' do
  listing = Behind.new(Listing.new(params[:dir], 2))
  listing.list
  listing.tree
  system("du #{listing.dir}") # want RBN201
  system("du -d #{listing.depth}")
  SafeListing.new(params[:dir]).list
end
