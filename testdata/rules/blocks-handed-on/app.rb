require 'sinatra'
require 'shellwords'
helpers do
  def each_of(list) = list.map { |x| yield(x) }
  def each_b(list, &b) = list.map(&b)
  def each_c(list, &b) = list.map { |x| b.call(x) }
  def outer(list, &b) = each_of(list, &b)
  def outer2(list) = each_of(list) { |x| yield x }
  def twice
    [1].each { |i| return yield }
  end
  def wrap(s)
    "a #{yield(s)}"
  end
end
get '/' do
  system(each_of([params[:a]]) { |x| "ls #{x}" }.first) # want RBN201
  system(each_of([params[:a]]) { |x| Shellwords.escape(x) }.first)
  system(each_b([params[:a]]) { |x| "ls #{x}" }.first) # want RBN201
  system(each_b([params[:a]]) { |x| Shellwords.escape(x) }.first)
  system(each_c([params[:a]]) { |x| "ls #{x}" }.first) # want RBN201
  system(each_c([params[:a]]) { |x| Shellwords.escape(x) }.first)
  system(outer([params[:a]]) { |x| "ls #{x}" }.first) # want RBN201
  system(outer([params[:a]]) { |x| Shellwords.escape(x) }.first)
  system(outer2([params[:a]]) { |x| "ls #{x}" }.first) # want RBN201
  system(outer2([params[:a]]) { |x| Shellwords.escape(x) }.first)
  v = params[:a]
  system(each_of([1]) { |x| "ls #{v}" }.first) # want RBN201
  system(each_b([1]) { |x| "ls #{v}" }.first) # want RBN201
  system(each_c([1]) { |x| "ls #{v}" }.first) # want RBN201
  system(outer([1]) { |x| "ls #{v}" }.first) # want RBN201
  system(outer2([1]) { |x| "ls #{v}" }.first) # want RBN201
  system(outer2([v]) { |x| 'ls' }.first)
  system(outer([1]) { |x| params[:a] }.first) # want RBN201
  system(twice { v }) # want RBN201
  system(twice { 'v' })
  system(wrap('x') { |s| v }) # want RBN201
  system(wrap(v) { |s| 'x' })
end
