require 'sinatra'
require 'pathname'
require 'tempfile'
require 'tmpdir'
require 'stringio'
require 'uri'
require 'json'
require 'yaml'
require 'csv'
require 'open3'
require 'set'
require 'ostruct'
require 'shellwords'
require 'zlib'
require 'strscan'
require 'erb'
require 'time'
TABLE = { 'a' => 'alpha', 'b' => 'beta' }.freeze
Point = Struct.new(:x, :y)
Conf = Struct.new(:name, :size, keyword_init: true)

get '/pipe' do
  r, w = IO.pipe
  w.write(params[:a].to_s)
  w.close
  system("t #{r.read}") # want RBN201
  r2, w2 = IO.pipe
  w2.puts params[:a].to_s
  w2.close
  system("t #{r2.gets}") # want RBN201
  r3, w3 = IO.pipe
  w3.write('x')
  w3.close
  system("t #{r3.read}")
  s = IO.pipe { |rd, wr| wr << params[:a].to_s; wr.close; rd.read }
  system("t #{s}") # want RBN201
end

get '/sio' do
  io = StringIO.new
  io << 'a ' << params[:a].to_s
  system("t #{io.string}") # want RBN201
  io2 = StringIO.new
  io2.puts 'fixed'
  system("t #{io2.string}")
  io3 = StringIO.new(params[:a].to_s)
  system("t #{io3.gets}") # want RBN201
  io3.rewind
  system("t #{io3.read(4)}") # want RBN201
  io3.rewind
  system("t #{io3.each_line.map(&:chomp).join}") # want RBN201
  io3.rewind
  system("t #{io3.each_line.count}")
  system("t #{io3.size}")
  system("t #{io3.pos}")
  system("t #{io3.lineno}")
  system("t #{io3.eof?}")
  io4 = StringIO.new(+'')
  io4.print('a', params[:a])
  io4.printf('%d', params[:a].to_i)
  system("t #{io4.string}") # want RBN201
  io5 = StringIO.new(+'')
  io5.printf('%d', params[:a].to_i)
  system("t #{io5.string}")
  out = +''
  StringIO.open(out) { |o| o.write(params[:a].to_s) }
  system("t #{out}") # want RBN201
  out2 = +''
  sio = StringIO.new(out2)
  sio.write(params[:a].to_s)
  system("t #{out2}") # want RBN201
  io6 = StringIO.new(params[:a].to_s)
  io6.truncate(0)
  io6.string = 'x'
  while (line = io3.gets)
    system("t #{line}") # want RBN201
  end
  io3.rewind
  io3.each_line(chomp: true).with_index(1) do |l, i|
    system("t #{i}")
    system("t #{l}") # want RBN201
  end
  io3.rewind
  io3.readlines.each { |l| system("t #{l}") } # want RBN201
  io3.rewind
  io3.each_char { |c| system("t #{c}") } # want RBN201
  io3.rewind
  io3.each_byte { |c| system("t #{c}") }
  io3.rewind
  IO.copy_stream(io3, io2)
  system("t #{io2.string}") # want RBN201
end

get '/tmp' do
  t = Tempfile.new('job')
  t.write(params[:a].to_s)
  t.close
  system("t #{t.path}")
  t2 = Tempfile.new([params[:a].to_s.delete('/')[0, 3], '.txt'])
  t2b = Tempfile.new(['up', '.txt'])
  system("t #{t2b.path}")
  Tempfile.create('x') do |f|
    f << params[:a].to_s
    f.rewind
    system("t #{f.path}")
    system("t #{f.read}") # want RBN201
  end
  Dir.mktmpdir do |d|
    system("t #{d}")
    p = File.join(d, 'in.txt')
    File.write(p, params[:a].to_s)
    system("t #{p}")
    system("t #{File.size(p)}")
    system("t #{File.read(p)}") # want RBN201
    system("t #{Dir.glob("#{d}/*").join(' ')}")
    system("t #{Dir.children(d).sort.first}")
    system("t #{File.stat(p).mtime}")
  end
end

get '/json' do
  x = params[:a].to_s
  d = { 'name' => x, 'n' => x.to_i, 'k' => 'c' }
  j = JSON.generate(d)
  system("t '#{j}'") # want RBN201
  back = JSON.parse(j)
  system("t #{back['name']}") # want RBN201
  system("t #{JSON.parse(x)['a']}") # want RBN201
end
get '/json2' do
  x = params[:a].to_s
  system("t #{Integer(JSON.parse(x)['a'])}")
end
get '/json3' do
  x = params[:a].to_s
  data = JSON.parse(x, symbolize_names: true) rescue { a: x }
  system("t #{data[:a]}") # want RBN201
  system("t #{data.dig(:a)}") # want RBN201
  system("t #{data.fetch(:a)}") # want RBN201
  system("t #{data.size}")
  system("t #{data.key?(:a)}")
  system("t #{data.keys.size}")
  case data
  in { a: Integer => n } then system("t #{n}")
  in { a: String => s } then system("t #{s}") # want RBN201
  end
  case data
  in { a: /\A\w+\z/ => s } then system("t #{s}")
  in { a: } then system("t #{a}") # want RBN201
  end
  yml = YAML.dump(data.transform_keys(&:to_s))
  system("t #{yml}") # want RBN201
  system("t #{YAML.safe_load(yml)['a']}") # want RBN201
  system("t #{x.to_json}") # want RBN201
  system("t #{x.to_yaml}") # want RBN201
end

get '/csv' do
  x = params[:a].to_s.delete('"')
  system("t #{CSV.parse_line(x).first}") # want RBN201
  system("t #{CSV.parse(x).first.first}") # want RBN201
  system("t #{CSV.parse(x).size}")
  system("t #{CSV.parse("name\n#{x}", headers: true).first['name']}") # want RBN201
  system("t #{CSV.parse("name\n#{x}", headers: true).headers.first}")
  CSV.parse("name\n#{x}", headers: true).each { |row| system("t #{row['name']}") } # want RBN201
  CSV.parse("name\n#{x}", headers: true).each { |row| system("t #{row['name'].to_i}") }
  CSV.parse("name\n#{x}", headers: true).map(&:to_h).each { |row| system("t #{row['name']}") } # want RBN201
  system("t #{[x, 'b'].to_csv}") # want RBN201
  system("t #{CSV.generate { |c| c << [x, 1] }}") # want RBN201
  system("t #{CSV.generate_line([x])}") # want RBN201
  system("t #{x.parse_csv.first}") # want RBN201
  system("t #{CSV.generate { |c| c << ['b', x.to_i] }}")
end

get '/struct' do
  x = params[:a].to_s
  pt = Point.new(x, 'k')
  system("t #{pt.x}") # want RBN201
  system("t #{pt.y}")
  system("t #{pt[:x]}") # want RBN201
  system("t #{pt['y']}")
  system("t #{pt[0]}") # want RBN201
  system("t #{pt[1]}")
  system("t #{pt.to_a.first}") # want RBN201
  system("t #{pt.to_h[:x]}") # want RBN201
  system("t #{pt.to_h[:y]}")
  system("t #{pt.each.to_a.join}") # want RBN201
  system("t #{pt.values.first}") # want RBN201
  system("t #{pt.members.join}")
  system("t #{pt.size}")
  system("t #{pt.dig(:x)}") # want RBN201
  a, b = *pt
  system("t #{a}") # want RBN201
  system("t #{b}")
  case pt
  in [p, q]
    system("t #{p}") # want RBN201
    system("t #{q}")
  end
  case pt
  in { x:, y: }
    system("t #{x}") # want RBN201
    system("t #{y}")
  end
  pt.x = 'clean'
  system("t #{pt.x}")
  c = Conf.new(name: params[:a].to_s, size: 3)
  system("t #{c.name}") # want RBN201
  system("t #{c.size}")
  system("t #{c.to_h.slice(:size).values.join}")
  system("t #{c.each_pair.map { |k, v| k }.join}")
  system("t #{c.each_pair.map { |k, v| v }.join}") # want RBN201
  o = OpenStruct.new(name: params[:a].to_s, kind: 'z')
  system("t #{o.name}") # want RBN201
  system("t #{o.kind}")
  system("t #{o[:name]}") # want RBN201
  system("t #{o.to_h[:kind]}")
  system("t #{o.to_h[:name]}") # want RBN201
  o.extra = params[:b].to_s
  system("t #{o.extra}") # want RBN201
  system("t #{o.dig(:name)}") # want RBN201
  system("t #{o.respond_to?(:x)}")
end

get '/enum' do
  x = params[:a].to_s
  e = [x, 'b'].each
  system("t #{e.next}") # want RBN201
  system("t #{[x].each_with_index.map { |v, i| i }.join}")
  system("t #{[x].each_with_index.map { |v, i| v }.join}") # want RBN201
  system("t #{[x].each.with_index(1).map { |v, i| "#{i}" }.join}")
  system("t #{[x].each.with_object([]) { |v, acc| acc << v }.join}") # want RBN201
  en = [x].enum_for(:each_with_index)
  system("t #{en.map { |v, i| v }.join}") # want RBN201
  en2 = [x].to_enum(:each_slice, 1)
  system("t #{en2.map { |s| s.first }.join}") # want RBN201
  gen = Enumerator.new { |y| y << x; y << 'b' }
  system("t #{gen.next}") # want RBN201
  system("t #{gen.first(2).join}") # want RBN201
  system("t #{gen.lazy.map(&:upcase).first}") # want RBN201
  system("t #{gen.lazy.map(&:size).first}")
  system("t #{gen.size}")
  gen2 = Enumerator.new { |y| y << 'c' }
  system("t #{gen2.to_a.join}")
  lz = [x].lazy.select { |v| TABLE.key?(v) }.map { |v| v }.to_a
  system("t #{lz.join}")
  lz2 = [x].lazy.reject(&:nil?).map { |v| "#{v}!" }.first(1)
  system("t #{lz2.join}") # want RBN201
  system("t #{[x, 'q'].each_slice(2).map(&:first).join}") # want RBN201
  system("t #{[x, 'q'].each_cons(2).to_a.flatten.join}") # want RBN201
  system("t #{[x].cycle.first(2).join}") # want RBN201
  system("t #{[1, 2].cycle.take(x.to_i.abs % 4).join}")
  system("t #{[x, 'a'].sort.join}") # want RBN201
  system("t #{[x, 'a'].min}") # want RBN201
  system("t #{[x, 'a'].minmax.join}") # want RBN201
  system("t #{[x, 'a'].min_by(&:size)}") # want RBN201
  system("t #{[x, 'a'].sum(&:size)}")
  system("t #{[x, 'a'].sum('')}") # want RBN201
  system("t #{[x, 'a'].inject(:+)}") # want RBN201
  system("t #{[x, 'a'].inject { |a, b| a + b }}") # want RBN201
  system("t #{[x, 'a'].map(&:size).inject(:+)}")
  system("t #{[x, 'a'].reduce(0) { |a, b| a + b.size }}")
  system("t #{[x, 'a'].each_entry.to_a.join}") # want RBN201
  system("t #{[[x, 1]].to_h.keys.first}") # want RBN201
  system("t #{[[x, 1]].to_h.values.first}")
  system("t #{[[:k, x]].to_h[:k]}") # want RBN201
  system("t #{[x].product(%w[a b]).map(&:first).join}") # want RBN201
  system("t #{[[x, 'a']].flatten.join}") # want RBN201
  system("t #{[x, nil].compact.first}") # want RBN201
  system("t #{[x, x].uniq.size}")
  system("t #{[x, 'a'].combination(2).to_a.size}")
  system("t #{[x].chunk_while { |a, b| a == b }.map(&:first).join}") # want RBN201
  system("t #{[x].slice_when { |a, b| a == b }.map(&:size).join}")
  system("t #{[x].each_with_object({}) { |v, h| h[v] = 1 }.keys.join}") # want RBN201
  system("t #{[x].each_with_object({}) { |v, h| h[v] = 1 }.values.join}")
  system("t #{[x].each_with_object(Hash.new(0)) { |v, h| h[v] += 1 }.values.join}")
  system("t #{[x].zip([1]).map { |a, b| b }.join}")
  system("t #{[x].zip([1]).to_h.values.join}")
  system("t #{[x].zip([1]).to_h.keys.join}") # want RBN201
  system("t #{[x].index_by_size rescue 3}") # ?
  system("t #{[x].flat_map { |v| v.split(',') }.join}") # want RBN201
  system("t #{[x].flat_map { |v| [v.size, 1] }.join}")
  system("t #{[x].filter_map { |v| v.to_i if v }.join}")
  system("t #{[x].partition(&:empty?).last.join}") # want RBN201
  system("t #{[x].tally.keys.first}") # want RBN201
  system("t #{[3, 1].sort_by { |n| x.size * n }.join}")
  system("t #{[3, 1].max_by { |n| x.count(n.to_s) }}")
  system("t #{[x].one? { |v| v }}")
  system("t #{[x].include?('a') ? 'yes' : 'no'}")
  system("t #{[x].empty? ? 'no' : 'some'}")
  system("t #{[x].pack('A3')}") # want RBN201
  system("t #{[x, 'a'].join('-').size}")
  system("t #{[x].to_s}") # want RBN201
  system("t #{[x].inspect.size}")
  system("t #{[x].hash}")
  system("t #{[x] <=> ['a']}")
  system("t #{[x].first.then { |v| v.to_i }}")
  system("t #{[x].first.then { |v| v }}") # want RBN201
  system("t #{x.tap { |v| v.size }}") # want RBN201
  system("t #{[x].sum { |v| v.to_i }}")
  system("t #{[x].dig(0)}") # want RBN201
  system("t #{[[x]].dig(0, 0)}") # want RBN201
  system("t #{[x].values_at(0).first}") # want RBN201
  system("t #{[x].fetch(0)}") # want RBN201
  system("t #{[x].fetch(5, 'none')}")
  system("t #{[x].fetch(5) { 'none' }}")
  system("t #{[['k', x]].assoc('k').last}") # want RBN201
  system("t #{[x].bsearch { |v| true }}") # want RBN201
  system("t #{Set[x].to_a.first}") # want RBN201
  system("t #{Set[x].include?('a')}")
  system("t #{Set[x, 'a'].size}")
  system("t #{Set.new([x]).map(&:to_s).join}") # want RBN201
  system("t #{Set.new([x]).add('c').to_a.join}") # want RBN201
  system("t #{Set.new(['c']).add(x).to_a.join}") # want RBN201
  system("t #{Set.new([x]).select { |v| TABLE.key?(v) }.to_a.join}")
  system("t #{Set.new([x]).group_by(&:size).keys.join}")
  system("t #{(Set.new(%w[a b]) - [x]).to_a.join}")
  system("t #{(Set.new(%w[a b]) & [x]).to_a.join}")
  system("t #{(Set.new([x]) - %w[a b]).to_a.join}") # want RBN201
  system("t #{Set.new([x]).subset?(Set.new(%w[a]))}")
end

get '/uri' do
  u = URI.parse(params[:a].to_s) rescue URI.parse("http://h/#{URI.encode_www_form_component(params[:a])}")
  system("t #{u.port}")
  system("t #{u.scheme}")
  system("t #{u.path}") # want RBN201
  system("t #{u.query}") # want RBN201
  system("t #{u}") # want RBN201
  system("t #{u.host}") # want RBN201
  system("t #{URI.encode_www_form(a: params[:a])}")
end

get '/scan' do
  ss = StringScanner.new(params[:a].to_s)
  w = ss.scan(/\w+/)
  system("t #{w}")
  r = ss.rest
  system("t #{r}") # want RBN201
  d = ss.scan_until(/;/)
  system("t #{d}") # want RBN201
  system("t #{ss.pos}")
  system("t #{ss.eos?}")
end

get '/zlib' do
  x = params[:a].to_s
  z = Zlib::Deflate.deflate(x)
  system("t #{Zlib::Inflate.inflate(z)}") # want RBN201
  system("t #{Zlib.crc32(x)}")
  m = Marshal.load(Marshal.dump([x]))
  system("t #{m.first}") # want RBN201
  system("t #{x.shellescape}")
  system("t #{Shellwords.join([x])}")
  system("t #{Shellwords.split(x).first}") # want RBN201
  system("t #{['a', x].shelljoin}")
  system("t #{x.shellsplit.size}")
end
get '/zl2' do
  x = params[:a].to_s
  system("t #{Shellwords.split(x).map(&:shellescape).join(' ')}")
end
