require 'sinatra'
require 'digest'
require 'securerandom'
require 'date'
require 'time'
require 'cgi'
require 'base64'
require 'bigdecimal'
NAMES = %w[red green blue].freeze

get '/num' do
  x = params[:a].to_s
  system("t #{x.hash}")
  system("t #{x.ord}")
  system("t #{x.hex}")
  system("t #{x.oct}")
  system("t #{x.sum}")
  system("t #{x.length}")
  system("t #{x.to_r}")
  system("t #{x.to_c}")
  system("t #{x.count('a-z')}")
  system("t #{x.index('b')}")
  system("t #{x.rindex(/b/)}")
  system("t #{x =~ /b/}")
  system("t #{x <=> 'b'}")
  system("t #{x.casecmp('b')}")
  system("t #{x.casecmp?('b')}")
  system("t #{x.start_with?('b')}")
  system("t #{x.empty?}")
  system("t #{x.unpack('C*').join('.')}")
  system("t #{x.unpack1('H*')}")
  system("t #{x.unpack('a2').first}") # want RBN201
  system("t #{x.unpack1('a*')}") # want RBN201
  system("t #{x.unpack('N').first}")
  system("t #{x.unpack1('B8')}")
  system("t #{x.bytes.map { |b| '%02x' % b }.join}")
  system("t #{x.each_byte.sum}")
  system("t #{x.codepoints.pack('U*')}") # want RBN201
  system("t #{x.bytes.pack('C*')}") # want RBN201
  system("t #{[x].pack('m0')}")
  system("t #{x.encoding}")
  system("t #{x.valid_encoding?}")
  system("t #{x.to_i.clamp(1, 5)}")
  system("t #{x.clamp('a', 'z')}") # want RBN201
  system("t #{Integer(x, exception: false)}")
  system("t #{Integer(x, exception: false) || x}") # want RBN201
  system("t #{Integer(x, exception: false) || 4}")
  system("t #{Float(x, exception: false)}")
  n = begin
    Integer(x)
  rescue ArgumentError
    nil
  end
  system("t #{n}")
  m = Integer(x) rescue x
  system("t #{m}") # want RBN201
  k = Integer(x, 16) rescue 0
  system("t #{k}")
  system("t #{BigDecimal(x.to_i)}")
  system("t #{Rational(x.to_i, 3)}")
  system("t #{x.to_f.round(2)}")
  system("t #{x.to_i.to_s(2)}")
  system("t #{x.to_i.digits.join}")
  system("t #{x.to_i.divmod(3).join}")
  system("t #{[x.to_i, 3].max}")
  system("t #{[x.to_i, 3].sum}")
  system("t #{(1..x.to_i).to_a.join(',')}")
  system("t #{x.to_i.times.map { |i| i * 2 }.join}")
  system("t #{Array.new(x.to_i.abs % 9, 'z').join}")
  system("t #{('a'..'c').include?(x)}")
  system("t #{rand(x.to_i.abs + 1)}")
end

get '/digest' do
  x = params[:a].to_s
  system("t #{Digest::SHA256.hexdigest(x)}")
  system("t #{Digest::MD5.new.update(x).hexdigest}")
  system("t #{(Digest::SHA1.new << x).to_s}")
  system("t #{Digest::SHA256.base64digest(x)}")
  system("t #{SecureRandom.hex(x.to_i.abs % 9)}")
  system("t #{SecureRandom.uuid}")
  system("t #{x.crypt('ab')}")
  system("t #{Base64.strict_encode64(x)}")
  system("t #{Base64.decode64(x)}") # want RBN201
  system("t #{x.unpack1('m')}") # want RBN201
  system("t #{Base64.urlsafe_decode64(Base64.urlsafe_encode64(x))}") # want RBN201
  system("t #{CGI.escape(x)}")
  system("t #{CGI.unescape(CGI.escape(x))}") # want RBN201
  system("t #{x.to_sym}") # want RBN201
  system("t #{x.inspect}") # want RBN201
  system("t #{x.dump}") # want RBN201
  system("t #{x.succ}") # want RBN201
  system("t #{x.next}") # want RBN201
  system("t #{x.center(90, '*')}") # want RBN201
  system("t #{'x'.center(90, x)}") # want RBN201
  system("t #{'x'.ljust(9, x[0, 1] || 'a')}") # want RBN201
  system("t #{'x'.ljust(x.to_i.abs % 20)}")
  system("t #{x.encode('UTF-16LE').force_encoding('UTF-8').delete("\0")}") # want RBN201
  system("t #{x.scrub}") # want RBN201
  system("t #{x.unicode_normalize(:nfkc)}") # want RBN201
  system("t #{x.upcase}") # want RBN201
  system("t #{x.squeeze}") # want RBN201
  system("t #{x.squeeze('a-z')}") # want RBN201
  system("t #{x.tr('^a-zA-Z0-9', '')}")
  system("t #{x.tr('^a-zA-Z0-9', '_')}")
  system("t #{x.tr('a-z', 'A-Z')}") # want RBN201
  system("t #{x.tr('a-z;', '_')}") # want RBN201
  system("t #{x.delete('^a-z')}")
  system("t #{x.delete('a-z')}") # want RBN201
  system("t #{x.delete('^a-z;')}") # want RBN201
  system("t #{x.tr_s('^a-z', '-')}")
  system("t #{x.gsub(/[^a-z]/, '')}")
  system("t #{x.gsub(/[^\w.-]+/, '_')}")
  system("t #{x.gsub(/\W/) { |c| "%%%02X" % c.ord }}")
  system("t #{x.gsub(/\W/) { |c| c.ord.to_s(16) }}")
  system("t #{x.gsub(/\W/) { |c| c }}") # want RBN201
  system("t #{x.gsub(/\W/) { $& }}") # want RBN201
  system("t #{x.gsub(/(\W)/) { "\\#{$1}" }}") # want RBN201
  system("t #{x.gsub(/[^a-z]/, 'a' => 'b')}")
  system("t #{x.gsub(/[a-z]/, 'a' => 'b')}") # want RBN201
  system("t #{'abc'.gsub('b', x)}") # want RBN201
  system("t #{'abc'.sub('b') { x }}") # want RBN201
  system("t #{'abc'.gsub(/b/, 'b' => x)}") # want RBN201
  system("t #{'abc'.gsub(/#{Regexp.escape(x)}/, '')}")
  system("t #{'abc'.tr('b', x)}") # want RBN201
  system("t #{'abc'.delete(x)}")
  system("t #{'abc'.insert(1, x)}") # want RBN201
  system("t #{'abc'.sub(x, 'q')}")
  system("t #{'abc'.replace(x)}") # want RBN201
  system("t #{'abc'.prepend(x)}") # want RBN201
  system("t #{'abc' * x.to_i.abs}")
  system("t #{'abc'.start_with?(x) ? 'yes' : 'no'}")
  system("t #{'abc'[x]}")
  system("t #{'abc'.slice(x)}")
  system("t #{'red green'[x.to_i]}")
  system("t #{'abc'.partition(x).join}")
  system("t #{'abc'.chars.include?(x)}")
  system("t #{'abc'.delete_prefix(x)}")
  system("t #{'abc'.delete_suffix(x)}")
  system("t #{'abc'.split(x).join(' ')}")
  system("t #{'a,b'.split(',', x.to_i).join(' ')}")
  system("t #{'abc'.each_char.select { |c| x.include?(c) }.join}")
  system("t #{NAMES.grep(Regexp.new(Regexp.escape(x))).join}")
  system("t #{NAMES.join(x)}") # want RBN201
end

get '/slices' do
  x = params[:a].to_s
  system("t #{x[/\A\w+/]}")
  system("t #{x[/\w+/]}")
  system("t #{x[/(\w+)-(\w+)/, 1]}")
  system("t #{x[/(\w+)-(.*)/, 2]}") # want RBN201
  system("t #{x[/(?<n>\w+)-(?<r>.*)/, :n]}")
  system("t #{x[/(?<n>\w+)-(?<r>.*)/, 'r']}") # want RBN201
  system("t #{x[/.*/]}") # want RBN201
  system("t #{x[0, 3]}") # want RBN201
  system("t #{x[0..2]}") # want RBN201
  system("t #{x[1..]}") # want RBN201
  system("t #{x[-3..]}") # want RBN201
  system("t #{x[0]}") # want RBN201
  system("t #{x['abc']}")
  system("t #{x.slice(0, 3)}") # want RBN201
  system("t #{x.slice(/\d+/)}")
  system("t #{x.byteslice(0, 3)}") # want RBN201
  y = x.dup
  z = y.slice!(/\A\w+/)
  system("t #{z}")
  system("t #{y}") # want RBN201
  system("t #{x.scan(/\w+/).join(' ')}")
  system("t #{x.scan(/\W/).join}") # want RBN201
  system("t #{x.scan(/(\w)(.)/).map(&:last).join}") # want RBN201
  system("t #{x.scan(/\d+/).map(&:to_i).sum}")
  m = x.match(/(?<a>\w+)(?<b>.*)/)
  system("t #{m && m[:a]}")
  system("t #{m && m[:b]}") # want RBN201
  system("t #{m && m['a']}")
  system("t #{m && m[1]}")
  system("t #{m && m[2]}") # want RBN201
  system("t #{m && m[0]}") # want RBN201
  system("t #{m&.pre_match}") # want RBN201
  system("t #{m&.post_match}") # want RBN201
  system("t #{m&.captures&.first}")
  system("t #{m&.captures&.last}") # want RBN201
  system("t #{m&.named_captures&.fetch('a')}")
  system("t #{m&.named_captures&.fetch('b')}") # want RBN201
  system("t #{m&.names&.join}")
  system("t #{m&.begin(0)}")
  if x =~ /\A(\d+):(.*)/
    system("t #{$1}")
    system("t #{$2}") # want RBN201
    system("t #{$~[1]}")
    system("t #{$~[2]}") # want RBN201
    system("t #{Regexp.last_match(1)}")
    system("t #{Regexp.last_match(2)}") # want RBN201
  end
  if /(?<num>\d+)(?<rest>.*)/ =~ x
    system("t #{num}")
    system("t #{rest}") # want RBN201
  end
  case x
  when /\A(\w+)\z/ then system("t #{$1}")
  when /\A(\w+)(.*)/ then system("t #{$2}") # want RBN201
  end
  a, sep, b = x.partition(';')
  system("t #{a}") # want RBN201
  system("t #{b}") # want RBN201
  a, sep, b = x.partition('=')
  system("t #{a}") # want RBN201
  system("t #{sep}")
  system("t #{b}") # want RBN201
  a, sep, b = x.rpartition(/[a-z]+/)
  system("t #{a}") # want RBN201
  system("t #{sep}")
  system("t #{b}") # want RBN201
  k, v = x.split('=', 2)
  system("t #{k}") # want RBN201
  system("t #{v}") # want RBN201
  h, *r = x.split(/\W+/)
  system("t #{h}")
  system("t #{r.join(' ')}")
  system("t #{x.split(/\s+/).first}") # want RBN201
  system("t #{x.lines.first}") # want RBN201
  system("t #{x.lines.size}")
  system("t #{x.chars.first}") # want RBN201
  system("t #{x.chars.uniq.size}")
  system("t #{x.chars.reject { |c| c =~ /\W/ }.join}")
  system("t #{x.each_char.map { |c| c == ' ' ? '_' : c }.join}") # want RBN201
  system("t #{x.each_char.with_index.map { |c, i| i }.join}")
  system("t #{x.each_line.map(&:chomp).join}") # want RBN201
  system("t #{x.each_grapheme_cluster.to_a.size}")
end

get '/fmt' do
  x = params[:a].to_s
  system(format('t %d', x.to_i))
  system(format('t %s', x)) # want RBN201
  system(format('t %-10s|', 'q'))
  system(format('t %05d %s', x.to_i, 'b'))
  system(format('t %05d %s', 3, x)) # want RBN201
  system(format('t %<n>d', n: x.to_i))
  system(format('t %<n>s', n: x)) # want RBN201
  system(format('t %{n}', n: x)) # want RBN201
  system(format('t %{n} %{m}', n: 'x', m: x.to_i))
  system(format('t %x', x.to_i))
  system(format('t %p', x)) # want RBN201
  system(format('t %c', x)) # want RBN201
  system(format('t %.3s', x)) # want RBN201
  system(format('t %*d', 4, x.to_i))
  system('t %d' % x.to_i)
  system('t %s' % x) # want RBN201
  system('t %s %s' % ['a', x]) # want RBN201
  system('t %s %d' % ['a', x.to_i])
  system('t %{a}' % { a: x }) # want RBN201
  system("t #{x.to_i}:#{x.to_f}")
  system('t ' + x) # want RBN201
  system('t ' + x.to_i.to_s)
  system('t ' << x) # want RBN201
  system(['t', x].join(' ')) # want RBN201
  system(['t', x.to_i].join(' '))
  system("t %05.2f" % x.to_f)
  system("t %s" % x.length)
end

get '/times' do
  x = params[:a].to_s
  system("t #{Time.parse(x)}")
end
get '/times2' do
  x = params[:a].to_s
  system("t #{Date.strptime(x, '%Y-%m-%d')}")
end
get '/times3' do
  x = params[:a].to_s
  system("t #{Date.parse(x).strftime('%F')}")
end
get '/times4' do
  x = params[:a].to_s
  system("t #{Time.now.strftime(x)}") # want RBN201
end
get '/times5' do
  x = params[:a].to_s
  system("t #{Time.at(x.to_i).iso8601}")
  system("t #{Time.now.strftime("%F #{x}")}") # want RBN201
  system("t #{(Date.today + x.to_i).to_s}")
  system("t #{Date.valid_date?(x.to_i, 1, 1)}")
  system("t #{(Date.parse(x) rescue Date.today)}")
  system("t #{(Date.parse(x) rescue x)}") # want RBN201
  d = Date._parse(x)
  system("t #{d[:zone]}") # ?
  system("t #{Time.now - x.to_i}")
  system("t #{Time.now.to_i - x.to_i}")
end
