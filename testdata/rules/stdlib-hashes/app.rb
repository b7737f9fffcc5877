require 'sinatra'
ALLOWED = %w[red green blue].freeze
TABLE = { 'a' => 'alpha', 'b' => 'beta' }.freeze
KEYS = %i[a b].freeze

get '/h' do
  h = { name: params[:a], kind: 'fixed' }
  system("t #{h[:name]}") # want RBN201
  system("t #{h[:kind]}")
  system("t #{h.fetch(:kind)}")
  system("t #{h.fetch(:nope, params[:x])}") # want RBN201
  system("t #{h.dig(:name)}") # want RBN201
  system("t #{h.slice(:kind).values.join}")
  system("t #{h.slice(:name).values.join}") # want RBN201
  system("t #{h.except(:name).values.join}")
  system("t #{h.select { |k, _| k == :name }.values.join}") # want RBN201
  system("t #{h.key('fixed')}")
  system("t #{h.keys.join}")
  system("t #{h.values.join}") # want RBN201
  system("t #{h.invert.keys.join}") # want RBN201
  system("t #{h.invert.values.join}")
  system("t #{h.invert[params[:x]]}")
  system("t #{h.transform_values(&:size).values.join}")
  system("t #{h.transform_values(&:upcase)[:name]}") # want RBN201
  system("t #{h.transform_keys(&:to_s)['kind']}")
  system("t #{h.transform_keys(&:to_s)['name']}") # want RBN201
  system("t #{h.to_a.first.last}") # want RBN201
  system("t #{h.map { |k, v| k }.join}")
  system("t #{h.map { |k, v| v }.join}") # want RBN201
  system("t #{h.sum { |k, v| v.size }}")
  system("t #{h.count}")
  system("t #{h.size}")
  system("t #{h.min_by { |k, v| v.size }.first}")
  system("t #{h.min_by { |k, v| v.size }.last}") # want RBN201
  system("t #{h.group_by { |k, v| v.size }.keys.join}")
  system("t #{h.each_with_object({}) { |(k, v), acc| acc[k] = v.size }.values.join}")
  system("t #{h.each_with_object([]) { |(k, v), acc| acc << v }.join}") # want RBN201
  system("t #{h.each_with_object([]) { |(k, v), acc| acc << k }.join}")
  system("t #{h.inject('') { |acc, (k, v)| acc + v }}") # want RBN201
  system("t #{h.inject('') { |acc, (k, v)| acc + k.to_s }}")
  system("t #{h.reduce(0) { |acc, (k, v)| acc + v.size }}")
  system("t #{h.any? { |k, v| v == 'x' }}")
  system("t #{h.to_h { |k, v| [v, k] }.values.join}")
  system("t #{h.to_h { |k, v| [v, k] }.keys.join}") # want RBN201
  system("t #{h.to_h { |k, v| [k, v.to_i] }[:name]}")
  system("t #{h.filter_map { |k, v| v if k == :name }.join}") # want RBN201
  system("t #{h.compact.fetch(:name)}") # want RBN201
  system("t #{h.merge(name: 'x')[:name]}")
  system("t #{h.merge(name: 'x').values.join}")
  system("t #{{ name: 'x' }.merge(h)[:name]}") # want RBN201
  system("t #{{ name: 'x' }.merge(h) { |_, old, _new| old }[:name]}")
  system("t #{{ name: 'x' }.merge(h) { |_, _old, new| new }[:name]}") # want RBN201
  system("t #{h.values_at(:kind).first}")
  system("t #{h.assoc(:name).last}") # want RBN201
  system("t #{h.each_pair.map { |k, v| v }.join}") # want RBN201
  system("t #{h.delete(:name)}") # want RBN201
  system("t #{h.values.join}")
end

get '/t' do
  system("t #{TABLE[params[:a]]}")
  system("t #{TABLE[params[:a]] || 'x'}")
  system("t #{TABLE[params[:a]] || params[:a]}") # want RBN201
  system("t #{TABLE.fetch(params[:a], 'none')}")
  system("t #{TABLE.fetch(params[:a]) { |k| "no-#{k}" }}") # want RBN201
  system("t #{TABLE.fetch(params[:a]) { 'no' }}")
  system("t #{TABLE.key(params[:a])}")
  system("t #{TABLE.invert[params[:a]]}")
  system("t #{TABLE.invert.fetch(params[:a], params[:b])}") # want RBN201
  system("t #{TABLE.slice(params[:a]).values.join}")
  system("t #{TABLE.slice(params[:a]).keys.join}")
  system("t #{TABLE.values_at(*params[:list]).join}")
  system("t #{TABLE.fetch_values('a').join}")
  system("t #{TABLE.fetch_values(params[:a]) { |k| k }.join}") # want RBN201
  system("t #{TABLE.dig(params[:a])}")
  system("t #{TABLE.assoc(params[:a])&.first}")
  system("t #{TABLE.rassoc(params[:a])&.first}")
  system("t #{TABLE.select { |k, v| k == params[:a] }.values.join}")
  system("t #{TABLE.find { |k, v| v == params[:a] }&.first}")
  system("t #{TABLE.keys.find { |k| k == params[:a] }}")
  system("t #{TABLE.keys.grep(/#{Regexp.escape(params[:a])}/).join}")
  system("t #{TABLE.merge(params[:h])['a']}") # want RBN201
  system("t #{TABLE.merge('c' => params[:a])['a']}")
  system("t #{TABLE.merge('c' => params[:a])['c']}") # want RBN201
  system("t #{TABLE.merge('c' => params[:a])[params[:k]]}") # want RBN201
  system("t #{params[:h].merge(TABLE)['a']}")
  system("t #{params[:h].slice('zz', 'b').values.join}") # want RBN201
  system("t #{params[:h].slice(*TABLE.keys).values.join}") # want RBN201
  system("t #{params[:h].transform_values(&:to_i).values.join}")
  system("t #{params[:h].transform_values(&:to_i).keys.join}") # want RBN201
  system("t #{params[:h].transform_values { |v| ALLOWED.include?(v) ? v : 'red' }.values.join}")
  system("t #{params[:h].select { |k, _| TABLE.key?(k) }.keys.join}")
  system("t #{params[:h].select { |k, _| TABLE.key?(k) }.values.join}") # want RBN201
  system("t #{params[:h].select { |_, v| ALLOWED.include?(v) }.values.join}")
  system("t #{params[:h].key?('a')}")
  system("t #{params[:h].length}")
  system("t #{params[:h].sum { |_, v| v.to_i }}")
  system("t #{params[:h].map { |k, v| "#{k}=#{v}" }.join(' ')}") # want RBN201
  system("t #{params[:h].map { |k, v| "#{TABLE[k]}=#{v.to_i}" }.join(' ')}")
  system("t #{params[:h].keys.join(' ')}") # want RBN201
  system("t #{(params[:h].keys & TABLE.keys).join(' ')}")
  system("t #{params[:h].to_a.flatten.join(' ')}") # want RBN201
  system("t #{params[:h].to_a.flatten.size}")
end

get '/defaults' do
  h = Hash.new { |hh, k| hh[k] = "v-#{k}" }
  system("t #{h[params[:k]]}") # want RBN201
  n = Hash.new(0)
  system("t #{n[params[:k]]}")
  m = Hash.new(params[:d])
  system("t #{m[:zz]}") # want RBN201
  c = Hash.new { |_, k| k.to_s.size }
  system("t #{c[params[:k]]}")
  d = Hash.new('x')
  d[params[:k]] = 1
  system("t #{d['q']}")
  system("t #{d.keys.join}") # want RBN201
  e = Hash.new { |hh, k| hh[k] = [] }
  e[:a] << params[:a]
  system("t #{e[:a].join}") # want RBN201
  system("t #{e[:b].join}")
  f = TABLE.dup
  f.default = params[:z]
  system("t #{f['zz']}") # want RBN201
  f.default_proc = proc { |_, k| k }
  system("t #{f[params[:z]]}") # want RBN201
  g = {}
  params[:list].each { |x| g[x] = g.fetch(x, 0) + 1 }
  system("t #{g.values.join}")
  system("t #{g.keys.join}") # want RBN201
  tl = params[:list].tally
  system("t #{tl.values.join}")
  system("t #{tl.keys.join}") # want RBN201
  system("t #{tl.max_by(&:last).first}") # want RBN201
  system("t #{tl.max_by(&:last).last}")
  system("t #{tl.sum { |_, v| v }}")
end

get '/merges' do
  h = { 'a' => 'x' }
  h.merge!(params[:h]) { |_, old, _| old }
  system("t #{h['a']}")
  system("t #{h['b']}") # want RBN201
  k = { 'a' => 'x' }
  k.update(params[:h]) { |_, _, new| new }
  system("t #{k['a']}") # want RBN201
end
