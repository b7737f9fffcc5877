require 'sinatra'
require 'set'
require 'logger'
require 'json'
ALLOWED = %w[red green blue].freeze
LOG = Logger.new($stderr)
class Range2; include Comparable; attr_reader :v; def initialize(v) = @v = v; def <=>(o) = v <=> o.v; end
get '/a' do
  x = params[:a].to_s
  system("t #{ALLOWED.include?(x) ? x : 'red'}")
  system("t #{(ALLOWED & [x]).first}")
  system("t #{([x] & ALLOWED).first}")
  system("t #{ALLOWED.index(x) ? x : 'red'}")
  system("t #{ALLOWED.grep(x).first}")
  system("t #{ALLOWED.bsearch { |k| k >= x }}")
  system("t #{ALLOWED.find_index(x)}")
  system("t #{ALLOWED.find { |k| k.casecmp?(x) }}")
  system("t #{ALLOWED.first(x.to_i.abs).join}")
  system("t #{ALLOWED.cycle.lazy.map { |k| k + x }.first(1).join}") # want RBN201
  system("t #{ALLOWED.each_with_object([]) { |k, acc| acc << k if x.include?(k) }.join}")
  system("t #{ALLOWED.to_h { |k| [k, x] }.values.first}") # want RBN201
  system("t #{ALLOWED.to_h { |k| [k, x] }.keys.first}")
  system("t #{ALLOWED.zip([x]).flatten.compact.join}") # want RBN201
  system("t #{ALLOWED.map { |k| k == x ? 'yes' : 'no' }.join}")
  system("t #{ALLOWED.inject(x) { |acc, k| acc.delete(k) }}") # want RBN201
  system("t #{ALLOWED.inject(0) { |acc, k| acc + x.count(k) }}")
  system("t #{ALLOWED.reduce { |a, b| x > a ? a : b }}")
  system("t #{ALLOWED.min_by { |k| (k.size - x.size).abs }}")
  system("t #{ALLOWED.partition { |k| k > x }.first.join}")
  system("t #{ALLOWED.group_by { |k| x.include?(k) }.values.flatten.join}")
  system("t #{ALLOWED.group_by { |k| x + k }.keys.join}") # want RBN201
  system("t #{ALLOWED.group_by { |k| x + k }.values.flatten.join}")
  system("t #{ALLOWED.sum { |k| x.count(k) }}")
  system("t #{ALLOWED.each_slice(2).map { |s| s.join(x) }.join}") # want RBN201
  system("t #{ALLOWED.product([x]).map(&:join).join}") # want RBN201
  system("t #{ALLOWED.count { |k| k == x }}")
  system("t #{ALLOWED.tally[x]}")
  system("t #{ALLOWED.any? { |k| x.end_with?(k) }}")
  system("t #{ALLOWED.lazy.select { |k| x.include?(k) }.to_a.join}")
  system("t #{ALLOWED.filter_map { |k| k if x.include?(k) }.join}")
  system("t #{ALLOWED.filter_map { |k| x if x.include?(k) }.join}") # want RBN201
  system("t #{ALLOWED.flat_map { |k| [k, x] }.join}") # want RBN201
  system("t #{ALLOWED.take_while { |k| k != x }.join}")
  system("t #{ALLOWED.chunk_while { |a, b| x > a }.to_a.flatten.join}")
  system("t #{ALLOWED.dup.unshift(x).join}") # want RBN201
  system("t #{ALLOWED.rotate(x.to_i).first}")
  system("t #{ALLOWED.values_at(x.to_i, 1).join}")
  system("t #{ALLOWED.dig(x.to_i)}")
  system("t #{ALLOWED.assoc(x)}")
  system("t #{ALLOWED.join("','")}")
  system("t #{[*ALLOWED, x].join}") # want RBN201
  system("t #{(ALLOWED + [x]).uniq.size}")
end
get '/b' do
  x = params[:a].to_s
  n = x.to_i
  system("t #{n.clamp(1, 10)}")
  system("t #{n.between?(1, 10)}")
  system("t #{(1..10).include?(n)}")
  system("t #{(1..10).step(n.abs + 1).to_a.join}")
  system("t #{n.positive? ? n : 1}")
  system("t #{[n, 5].min}")
  system("t #{n.to_s.rjust(5, '0')}")
  system("t #{n.to_s.rjust(5, x[0, 1].to_s + '.')}") # want RBN201
  system("t #{x.rjust(5)}") # want RBN201
  system("t #{n.zero? ? 'none' : n}")
  system("t #{x.to_f.nan?}")
  system("t #{x.to_f.floor}")
  system("t #{n.pred.succ}")
  system("t #{n.bit_length}")
  system("t #{n.to_s(16)}")
  system("t #{'%x' % n}")
  system("t #{n.fdiv(3).round(1)}")
  system("t #{n.divmod(7).last}")
  system("t #{n.gcd(12)}")
  system("t #{n.pow(2, 7)}")
  system("t #{Math.sqrt(n.abs)}")
  system("t #{Integer.sqrt(n.abs)}")
  system("t #{n & 0xff}")
  system("t #{n.even?}")
  system("t #{n.times.to_a.size}")
  system("t #{n.digits.sum rescue 0}")
  system("t #{Comparable.instance_method(:clamp).name}")
  system("t #{n.coerce(1.5).join}")
  system("t #{n.inspect}")
  system("t #{Kernel.format('%.2f', x.to_f)}")
  system("t #{x.to_c.real}")
  system("t #{x.to_r.numerator}")
  system("t #{x.to_i.then { |v| v + 1 }}")
  system("t #{x.length.then { |v| v + 1 }}")
  system("t #{x.then { |v| v.length }}")
  system("t #{x.itself}") # want RBN201
  system("t #{x.then(&:itself)}") # want RBN201
  system("t #{x.tap(&:length)}") # want RBN201
  system("t #{x.frozen?}")
  system("t #{x.instance_of?(String)}")
  system("t #{x.class}")
  system("t #{x.object_id}")
  system("t #{x.method(:length).call}")
  system("t #{x.public_send(:length)}")
  system("t #{x.public_send(:upcase)}") # want RBN201
  system("t #{x.respond_to?(:foo) ? 'a' : 'b'}")
  system("t #{[x].respond_to?(:each)}")
  system("t #{!!x}")
  system("t #{x && 'yes'}")
  system("t #{x || 'no'}") # want RBN201
  system("t #{x.nil? ? 'nil' : 'there'}")
  system("t #{x.empty? && 'e'}")
  system("t #{defined?(x)}")
  system("t #{x.eql?('a')}")
  system("t #{[x, 'b'].max}") # want RBN201
  system("t #{(x..'z').to_s}") # want RBN201
  system("t #{(x..'z').first rescue 1}") # want RBN201
  system("t #{x.sum}")
  system("t #{x.unpack1('L')}")
  system("t #{x.each_char.to_a.size}")
  system("t #{x.each_char.to_a.last}") # want RBN201
  system("t #{x.start_with?('a', 'b')}")
  system("t #{x.partition('-').size}")
  system("t #{x.tr('a-y', 'b-z')}") # want RBN201
  system("t #{x.casecmp('abc').to_s}")
  system("t #{x.encoding.name}")
  system("t #{x.force_encoding('ASCII-8BIT')}") # want RBN201
  system("t #{x.delete_suffix('.txt')}") # want RBN201
  system("t #{x.delete_prefix('/')}") # want RBN201
  system("t #{x.sub(/^./, &:upcase)}") # want RBN201
  system("t #{x.gsub(/./m) { |c| c.ord.to_s }}")
  system("t #{x.gsub(/\w/) { |c| c.ord.to_s }}") # want RBN201
  system("t #{x.each_line.map(&:length).join}")
  system("t #{x.squeeze('a-z')}") # want RBN201
  system("t #{x.insert(0, 'a')}") # want RBN201
end
post '/c' do
  body = request.body.read
  system("t #{body}") # want RBN201
  system("t #{body.bytesize}")
  lines = body.each_line.map(&:chomp)
  lines.each_with_index do |l, i|
    system("t #{i}")
    system("t #{l}") # want RBN201
  end
  pairs = lines.map { |l| l.split('=', 2) }
  pairs.each do |k, v|
    system("t #{k}") # want RBN201
    system("t #{v.to_i}")
    system("t #{v}") # want RBN201
  end
  h = pairs.to_h { |k, v| [k.to_s, v.to_i] }
  system("t #{h.keys.join}") # want RBN201
  system("t #{h.values.join}")
  h.each { |k, v| system("t #{v}") }
  h.each { |k, v| system("t #{k}") } # want RBN201
  h.each_pair { |k, v| system("t #{k}") } # want RBN201
  h.sort_by { |k, v| v }.each { |k, v| system("t #{v}") }
  h.sort_by { |k, v| v }.each { |k, v| system("t #{k}") } # want RBN201
  h.max_by { |k, v| v }.then { |k, v| system("t #{k}") } # want RBN201
  system("t #{h.sum { |k, v| v }}")
  system("t #{h.map { |k, v| "#{v}" }.join}")
  system("t #{h.find { |k, v| v > 1 }&.last}")
  system("t #{h.min_by(&:last)&.first}") # want RBN201
  system("t #{h.group_by { |k, v| v }.keys.join}")
  system("t #{h.group_by { |k, v| v }.values.flatten(1).map(&:first).join}") # want RBN201
  system("t #{h.partition { |k, v| v > 1 }.last.map(&:first).join}") # want RBN201
  system("t #{h.reduce(0) { |s, (k, v)| s + v }}")
  system("t #{h.each_with_object({}) { |(k, v), o| o[v] = k }.values.join}") # want RBN201
  system("t #{h.each_with_object({}) { |(k, v), o| o[v] = k }.keys.join}")
  system("t #{h.filter_map { |k, v| v if v.positive? }.join}")
  system("t #{h.any? { |k, v| v > 3 }}")
  system("t #{h.key(3)}") # want RBN201
  system("t #{h.invert.keys.join}")
  system("t #{h.transform_keys(&:size).keys.join}")
  system("t #{h.transform_keys { |k| ALLOWED.include?(k) ? k : 'x' }.keys.join}")
  system("t #{h.select { |k, v| ALLOWED.include?(k) }.keys.join}")
  system("t #{h.reject { |k, v| ALLOWED.include?(k) }.keys.join}") # want RBN201
  system("t #{h.slice(*ALLOWED).keys.join}")
  system("t #{h.except(*ALLOWED).keys.join}") # want RBN201
  system("t #{h.compact.length}")
  system("t #{h.dig('a')}")
  system("t #{h.fetch('a', 0)}")
  system("t #{h.values_at(*ALLOWED).join}")
  system("t #{h.delete('a')}")
end
