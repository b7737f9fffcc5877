require 'sinatra'
require 'json'
OPTS = %w[-a -b].freeze
get '/a' do
  list = params[:list]
  halt 400 if list.any?(/\W/)
  system("t #{list.join(' ')}")
end
get '/b' do
  list = params[:list]
  halt 400 unless list.any?(/\A\w+\z/)
  system("t #{list.join(' ')}") # want RBN201
end
get '/c' do
  list = params[:list]
  halt 400 if list.all?(/\W/)
  system("t #{list.join(' ')}") # want RBN201
end
get '/d' do
  args = ['-v', *params[:list]]
  system("t #{args.last}") # want RBN201
  head, *tail = args
  system("t #{tail.join}") # want RBN201
  *front, back = ['x', 'y', params[:a]]
  system("t #{front.join}")
  system("t #{back}") # want RBN201
  a, (b, c), d = 1, [params[:a], 'k'], 'z'
  system("t #{a}")
  system("t #{b}") # want RBN201
  system("t #{c}")
  system("t #{d}")
end
get '/e' do
  queue = []
  queue << 'first'
  queue << params[:a]
  system("t #{queue.shift}") # want RBN201
  system("t #{queue.shift}") # want RBN201
end
get '/f' do
  stack = ['a']
  stack.push(params[:a])
  system("t #{stack.pop}") # want RBN201
  stack = ['a', params[:a]]
  stack.pop
  stack << 'b'
  system("t #{stack.join}")
  list = [params[:a], 'x', 'y']
  list.shift
  system("t #{list.first}")
  system("t #{list.last}")
  list = ['x', params[:a], 'y']
  list.pop
  system("t #{list.last}") # want RBN201
  list = ['x', 'y', params[:a]]
  list.insert(1, 'q')
  system("t #{list[3]}") # want RBN201
  system("t #{list.last}") # want RBN201
  list = [params[:a]]
  list.push('x')
  list = ['x', params[:a]]
  list << 'y'
  list = [params[:a], 'y']
  list.reverse!
  system("t #{list.last}") # want RBN201
  list = [params[:a], 'y']
  list.rotate!
  system("t #{list.last}") # want RBN201
  list = ['y', params[:a]]
  3.times { list.unshift('q') }
  system("t #{list.last}") # want RBN201
  list = ['x', 'y']
  params[:list].each { |v| list << v }
  system("t #{list.last}") # want RBN201
end
def tail(list) = list.last
def grow(list, x)
  list << x
end
get '/g' do
  system("t #{tail(['x', params[:a]])}") # want RBN201
  l = ['a', 'b']
  grow(l, params[:a])
  system("t #{l.last}") # want RBN201
  @l = ['a', 'b']
  @l << params[:a]
  system("t #{@l.last}") # want RBN201
  m = ['a', 'b']
  n = m
  n << params[:a]
  system("t #{m.last}") # want RBN201
  o = ['a', params[:a]]
  p = o
  p << 'z'
  system("t #{o[-2]}") # want RBN201
  system("t #{o[1]}") # want RBN201
  q = ['a', params[:a]].freeze
  system("t #{q.last}") # want RBN201
  r = [params[:a], 'b']
  r = r + ['c'] if params[:c]
  s = ['b', params[:a]]
  s.each_with_index { |v, i| s[i] = v }
  system("t #{s.last}") # want RBN201
  u = %w[a b c]
  u[params[:n].to_i] = params[:a]
  system("t #{u.last}") # want RBN201
  w = [params[:a], 'b'].map(&:upcase)
  x, y = [params[:a], 'k'].reverse
  system("t #{x}")
  system("t #{y}") # want RBN201
end
get '/h' do
  list = ['x', 'y', params[:a]]
  list.delete_at(-1)
  system("t #{list.join}")
  list = ['x', params[:a], 'y']
  list.delete_at(0)
  system("t #{list.first}") # want RBN201
  list = ['x', params[:a], 'y']
  list.delete_at(params[:n].to_i)
  system("t #{list.last}") # want RBN201
  list = ['x', params[:a], 'y']
  list.shift(2)
  list = ['x', 'y', params[:a]]
  list.shift(2)
  system("t #{list.first}") # want RBN201
  list = [params[:a], 'y', 'z']
  list.pop(2)
  system("t #{list.join}") # want RBN201
  list = ['x', 'y', params[:a]]
  list.pop(2)
  system("t #{list.join}")
  queue = JSON.parse(params[:list].to_json)
  system("t #{queue.shift}") # want RBN201
end
get '/i' do
  x = params[:a].to_s
  m = x.match(/[a-z]+/)
  n = x.match(/.+/m)
  system("t #{n.to_s}") # want RBN201
  name, rest = x.match(/\A(\w+)(.*)/m)&.captures
  system("t #{name}")
  system("t #{rest}") # want RBN201
end
get '/j' do
  x = params[:a].to_s
  m = x.match(/\A(\w+)(.*)/m)
  system("t #{m.string}") # want RBN201
  system("t #{m.deconstruct.first}")
  system("t #{m.deconstruct.last}") # want RBN201
end
get '/k' do
  list = params[:list]
  system("t #{list.each_index.to_a.join(' ')}")
  list.each_index { |i| system("t #{i}") }
  list.each_index { |i| system("t #{list[i]}") } # want RBN201
  system("t #{list.each_index { |i| i }.first}") # want RBN201
end
