require 'sinatra'
DEFAULTS = { name: 'x', size: 3 }.freeze
LIST = %w[a b].freeze
get '/a' do
  h = { name: 'k' }
  o = h.merge(size: 1)
  o[:name] = params[:a]
  system("t #{o[:name]}") # want RBN201
  system("t #{h[:name]}")
  o2 = DEFAULTS.merge(size: 2)
  o2[:name] = params[:a]
  system("t #{DEFAULTS[:name]}")
  o3 = DEFAULTS.dup
  o3[:name] = params[:a]
  system("t #{DEFAULTS[:name]}")
  system("t #{o3[:name]}") # want RBN201
  l = LIST.dup
  l << params[:a]
  system("t #{LIST.join}")
  system("t #{l.join}") # want RBN201
  l2 = LIST.select { |x| x > 'a' }
  l2 << params[:a]
  system("t #{LIST.join}")
  l3 = LIST.to_a
  l4 = LIST.reject(&:empty?)
  l4.push(params[:a])
  system("t #{LIST.first}")
  system("t #{l4.join}") # want RBN201
  l5 = LIST + ['c']
  l5 << params[:a]
  system("t #{LIST.last}")
  l6 = LIST.sort
  l6.unshift(params[:a])
  system("t #{LIST.join}")
  l7 = LIST.map(&:upcase)
  l7.concat([params[:a]])
  system("t #{LIST.join}")
  l8 = Array.new(LIST)
  l8 << params[:a]
  system("t #{LIST.join}")
  l9 = [*LIST]
  l9 << params[:a]
  system("t #{LIST.join}")
  system("t #{l9.join}") # want RBN201
  m = { **DEFAULTS }
  m[:name] = params[:a]
  system("t #{DEFAULTS[:name]}")
  system("t #{m[:name]}") # want RBN201
end
get '/b' do
  s = +'abc'
  t = s.dup
  t << params[:a].to_s
  system("t #{s}")
  system("t #{t}") # want RBN201
  u = s.clone
  u.concat(params[:a].to_s)
  system("t #{s}")
  v = s.to_s
  v << params[:a].to_s
  system("t #{s}") # want RBN201
end
get '/c' do
  s = +'abc'
  t = s + 'x'
  t << params[:a].to_s
  system("t #{s}")
  u = s.upcase
  u << params[:a].to_s
  system("t #{s}")
  w = "#{s}"
  w << params[:a].to_s
  system("t #{s}")
  a = [s]
  a.first << params[:a].to_s
  'ok'
end
get '/d' do
  a = ['x', 'y']
  b = a
  b.map! { |z| params[:a] + z }
  system("t #{a.join}") # want RBN201
  c = ['x', 'y']
  d = c.map { |z| params[:a] + z }
  system("t #{c.join}")
  system("t #{d.join}") # want RBN201
  e = [params[:a]]
  e.map!(&:size)
  system("t #{e.join}")
  f = [params[:a]]
  f.map! { |z| z.to_i }
  system("t #{f.join}")
  g = [params[:a]]
  g.select! { |z| LIST.include?(z) }
  system("t #{g.join}")
  i = [params[:a]]
  i.delete_if { |z| !LIST.include?(z) }
  system("t #{i.join}")
  j = [params[:a]]
  j.keep_if { |z| z.match?(/\A\w+\z/) }
  system("t #{j.join}")
  k = [params[:a], nil]
  k.compact!
  system("t #{k.join}") # want RBN201
  l = { a: params[:a] }
  l.transform_values!(&:to_i)
  system("t #{l[:a]}")
  m = { a: params[:a] }
  m.delete(:a)
  system("t #{m[:a]}")
  n = { a: params[:a], b: 'c' }
  n.delete(:b)
  system("t #{n.values.join}") # want RBN201
  o = [params[:a]]
  o.fill('x')
  system("t #{o.join}")
  q = params[:a].to_s.dup
  q.replace('safe')
  system("t #{q}")
  r = params[:a].to_s.dup
  r.gsub!(/\W/, '')
  system("t #{r}")
  s = params[:a].to_s.dup
  s.squeeze!
  system("t #{s}") # want RBN201
  t = params[:a].to_s.dup
  t.delete!('^a-z')
  system("t #{t}")
  u = params[:a].to_s.dup
  u.sub!(/\A.*\z/m, 'x')
  v = params[:a].to_s.dup
  v[0] = 'x'
  system("t #{v}") # want RBN201
  w = +'abc'
  w[0] = params[:a].to_s
  system("t #{w}") # want RBN201
  x = params[:a].to_s.dup
  x.clear
  system("t #{x}")
  y = [params[:a]]
  y.reject! { |z| z =~ /\W/ }
  system("t #{y.join}")
  z = [params[:a]]
  z.uniq!
  system("t #{z.join}") # want RBN201
end
get '/e' do
  x = params[:list]
  x.map!(&:to_i)
  system("t #{x.join(' ')}")
end
get '/f' do
  x = params[:list].dup
  x.each { |s| s.gsub!(/\W/, '') }
  system("t #{x.join(' ')}")
end
get '/g' do
  x = { a: [] }
  x[:a] << params[:a]
  system("t #{x[:a].first}") # want RBN201
  x[:a].clear
  system("t #{x[:a].first}")
  y = { a: 'k', b: params[:b] }
  y.each { |k, v| system("t #{k}") }
  y.each { |k, v| system("t #{v}") } # want RBN201
  y[:b] = y[:b].to_i
  system("t #{y[:b]}")
  y.store(:b, params[:c])
  system("t #{y[:b]}") # want RBN201
  y.update(b: 'z')
  system("t #{y[:b]}")
end
WORDS = %w[a b]
OPTIONS = { name: 'x' }
NAMES = %w[a b]
get '/others' do
  (WORDS + ['c']) << params[:a]
  (WORDS | ['c']) << params[:a]
  (WORDS * 2) << params[:a]
  WORDS.first(2) << params[:a]
  WORDS.take(1).push(params[:a])
  WORDS.drop(1).push(params[:a])
  WORDS.reverse.push(params[:a])
  WORDS.grep(/a/).push(params[:a])
  WORDS.entries.push(params[:a])
  WORDS.to_set << params[:a]
  kept = OPTIONS.compact
  kept[:name] = params[:a]
  system("t #{WORDS.join}")
  system("t #{OPTIONS[:name]}")
  NAMES.each { |n| n }.push(params[:b])
  204
end
get '/names' do
  system("t #{NAMES.join}") # want RBN201
end
