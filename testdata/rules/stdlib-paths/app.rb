require 'sinatra'
require 'pathname'
require 'find'
ROOT = Pathname.new('/srv/d')
BASE = '/srv/d'
KNOWN = %w[a.txt b.txt].freeze

get '/p1' do
  x = params[:a].to_s
  File.read(File.join(BASE, x)) # want RBN301
  File.read(File.join(BASE, File.basename(x)))
  File.read(File.join(BASE, File.basename(x, '.*') + '.txt'))
  File.read("#{BASE}/#{File.extname(x)}")
  File.read(File.join(BASE, File.dirname(x))) # want RBN301
  File.read(File.join(BASE, File.split(x).last))
  File.read(File.join(BASE, File.split(x).first)) # want RBN301
  File.read(File.join(BASE, x.tr('/', '_')))
  File.read(File.join(BASE, x.delete('/')))
  File.read(File.join(BASE, x.gsub('/', '')))
  File.read(File.join(BASE, x.gsub('..', '')))
  File.read(File.join(BASE, x.gsub(/\.\.\//, ''))) # want RBN301
  File.read(File.join(BASE, x.delete('.')))
  File.read(File.join(BASE, x.gsub(/[^\w\-]/, '')))
  File.read(File.join(BASE, x.split('/').last.to_s))
  File.read(File.join(BASE, x.split('/').first.to_s))
  File.read(File.join(BASE, *x.split('/'))) # want RBN301
  File.read(File.join(BASE, *x.split('/').reject { |s| s == '..' }))
  File.read(File.join(BASE, *x.split('/').reject { |s| s.start_with?('.') }))
  File.read(File.join(BASE, *(x.split('/') - ['..', '.'])))
  File.read(File.join(BASE, x.split('/').map { |s| File.basename(s) }.last.to_s))
  File.read(File.join(BASE, x.rpartition('/').last))
  File.read(File.join(BASE, x.partition('/').last)) # want RBN301
  File.read(File.join(BASE, x.to_i.to_s))
  File.read(File.join(BASE, x.unpack1('H*')))
  File.read(File.join(BASE, KNOWN.find { |k| k == x } || 'a.txt'))
  File.read(File.join(BASE, KNOWN.include?(x) ? x : 'a.txt'))
  File.read(Dir.children(BASE).find { |f| f == x }.to_s)
  File.read(Dir.glob("#{BASE}/*.txt").find { |f| File.basename(f) == x }.to_s)
  File.read(Dir["#{BASE}/*"].grep(/#{Regexp.escape(x)}/).first.to_s)
  File.read(Dir.glob(File.join(BASE, x)).first.to_s) # want RBN301
  File.read(Dir.entries(BASE).max_by { |f| x.count(f) }.to_s)
end

get '/p2' do
  x = params[:a].to_s
  (ROOT + x).read # want RBN301
  (ROOT / x).read # want RBN301
  ROOT.join(x).read # want RBN301
  ROOT.join(File.basename(x)).read
  ROOT.join(Pathname.new(x).basename).read
  ROOT.join(Pathname.new(x).basename.sub_ext('.txt')).read
  ROOT.join(x).cleanpath.read # want RBN301
  ROOT.join(x.delete('/')).read
  ROOT.join('a').join(x).read # want RBN301
  ROOT.join(x).dirname.read # want RBN301
  ROOT.join(x).basename
  ROOT.join(ROOT.join(x).basename).read
  ROOT.children.find { |c| c.basename.to_s == x }&.read
  ROOT.glob('*.txt').find { |c| c.basename.to_s == x }&.read
  ROOT.each_child.find { |c| c.to_s.end_with?(x) }&.read
  ROOT.glob(x).first&.read # want RBN301
  Pathname.glob("#{BASE}/*").find { |c| c.basename.to_s == x }&.read
  ROOT.join("/#{x}").read # want RBN301
  File.read(File.join(BASE, File.expand_path(x, '/')))
  File.read("#{BASE}#{File.expand_path("/#{x}")}")
  File.read(BASE + Pathname.new("/#{x}").cleanpath.to_s)
  File.read("#{BASE}#{File.join('/', x)}") # want RBN301
  File.read(File.expand_path(x, BASE)) # want RBN301
  File.read(File.absolute_path(File.basename(x), BASE))
  Pathname.new(x).relative_path_from(ROOT)
  ROOT.join(Pathname.new(x).each_filename.to_a.last.to_s).read
  ROOT.join(*Pathname.new(x).each_filename.to_a).read # want RBN301
end

get '/p3' do
  x = params[:a].to_s
  path = File.expand_path(x, BASE)
  halt 403 unless path.start_with?("#{BASE}/")
  File.read(path)
end
get '/p4' do
  path = (ROOT + params[:a].to_s).cleanpath
  halt 403 unless path.to_s.start_with?("#{ROOT}/")
  path.read
end
get '/p5' do
  path = ROOT.join(params[:a].to_s).expand_path
  halt 403 if path.relative_path_from(ROOT).to_s.start_with?('..')
  path.read
end
get '/p7' do
  path = ROOT.join(params[:a].to_s).expand_path
  halt 403 unless path.ascend.include?(ROOT)
  path.read
end
get '/p9' do
  name = Pathname.new(params[:a].to_s)
  halt 403 if name.absolute? || name.each_filename.include?('..')
  ROOT.join(name).read
end
get '/p11' do
  name = params[:a].to_s
  halt 403 if name.include?('/') || name.start_with?('.')
  File.read(File.join(BASE, name))
end
get '/p12' do
  name = params[:a].to_s
  halt 403 if name.include?('..') || name.start_with?('/')
  File.read(File.join(BASE, name))
end
get '/p13' do
  name = params[:a].to_s
  halt 403 if name.include?('..')
  File.read(File.join(BASE, name))
  File.read(name) # want RBN301
end
get '/p14' do
  name = params[:a].to_s
  halt 403 if name.split('/').include?('..')
  File.read(File.join(BASE, name))
end
get '/p15' do
  name = params[:a].to_s
  halt 403 if name.start_with?('.', '/')
  File.read(File.join(BASE, name)) # want RBN301
end
get '/p16' do
  name = params[:a].to_s
  halt 403 unless File.basename(name) == name
  File.read(File.join(BASE, name))
end
get '/p17' do
  name = params[:a].to_s
  halt 403 unless Dir.children(BASE).include?(name)
  File.read(File.join(BASE, name))
end
get '/p18' do
  name = params[:a].to_s
  halt 403 unless Dir.glob('*.txt', base: BASE).include?(name)
  File.read(File.join(BASE, name))
end
get '/p19' do
  name = params[:a].to_s
  halt 403 unless File.exist?(File.join(BASE, name))
  File.read(File.join(BASE, name)) # want RBN301
end
get '/p20' do
  name = params[:a].to_s
  halt 403 unless name.count('/').zero?
  File.read(File.join(BASE, name))
end
get '/p21' do
  name = params[:a].to_s
  halt 403 unless name.index('/').nil? && name != '..'
  File.read(File.join(BASE, name))
end
get '/p22' do
  name = params[:a].to_s
  halt 403 unless name[/\A[\w-]+\z/]
  File.read(File.join(BASE, name))
end
get '/p23' do
  name = params[:a].to_s
  halt 403 if name[/[^\w-]/]
  File.read(File.join(BASE, name))
end
get '/p24' do
  name = params[:a].to_s
  halt 403 if name.scan(/[^\w-]/).any?
  File.read(File.join(BASE, name))
end
get '/p26' do
  name = params[:a].to_s
  halt 403 unless (name =~ /\A[\w-]+\z/) == 0
  File.read(File.join(BASE, name))
end
get '/p27' do
  name = params[:a].to_s
  halt 403 if (name =~ /\A[\w-]+\z/).nil?
  File.read(File.join(BASE, name))
end
get '/p28' do
  name = params[:a].to_s
  halt 403 unless name.delete('^a-z') == name
  File.read(File.join(BASE, name))
end
get '/p32' do
  name = params[:a].to_s
  halt 403 if name[/[^a-z]/].nil? == false
  File.read(File.join(BASE, name))
end
get '/p33' do
  name = params[:a].to_s
  halt 403 unless name.scan(/[^a-z]/).empty?
  File.read(File.join(BASE, name))
end
get '/p34' do
  name = params[:a].to_s
  halt 403 unless name.count('^a-z').zero?
  File.read(File.join(BASE, name))
end
get '/p35' do
  name = params[:a].to_s
  halt 403 if name.count('^a-z') > 0
  File.read(File.join(BASE, name))
end
get '/p36' do
  name = params[:a].to_s
  halt 403 unless name.match?(/\A[a-z]+\z/) && name.size < 9
  File.read(File.join(BASE, name))
end
get '/p37' do
  name = params[:a].to_s
  name = 'x' unless name =~ /\A[a-z]+\z/
  File.read(File.join(BASE, name))
end
get '/p38' do
  name = params[:a].to_s[/\A[a-z]+\z/] or halt 403
  File.read(File.join(BASE, name))
end
get '/p39' do
  name = params[:a].to_s
  name.gsub!(/[^a-z]/, '')
  File.read(File.join(BASE, name))
end
get '/p40' do
  name = params[:a].to_s
  name.tr!('^a-z', '')
  File.read(File.join(BASE, name))
end
get '/p41' do
  name = params[:a].to_s.dup
  name.slice!('..')
  File.read(File.join(BASE, name)) # want RBN301
end
get '/p43' do
  name = params[:a].to_s.dup
  other = name
  other.replace('x')
  File.read(File.join(BASE, name))
end
get '/p44' do
  name = params[:a].to_s.dup
  name.clear
  name << 'k'
  File.read(File.join(BASE, name))
end
get '/p45' do
  name = +'a'
  other = name
  other << params[:a].to_s
  File.read(File.join(BASE, name)) # want RBN301
end
get '/p46' do
  name = +'a'
  other = name.dup
  other << params[:a].to_s
  File.read(File.join(BASE, name))
end
get '/q1' do
  x = params[:a].to_s
  File.read(File.join(BASE, x.split('/'))) # want RBN301
  File.read(File.join(BASE, x.split('/').join('/'))) # want RBN301
  File.read(File.join(BASE, x.split('/').reject { |s| '..' == s }.join('/')))
  File.read(File.join(BASE, x.split('/').reject { |s| ['.', '..'].include?(s) }.join('/')))
  File.read(File.join(BASE, x.split('/').reject { |s| ['.', '-'].include?(s) }.join('/'))) # want RBN301
  File.read(File.join(BASE, x.split('/').join('-')))
  File.read(File.join(BASE, (x.split('/') - ['']).join('/'))) # want RBN301
  File.read(File.join(BASE, x.partition('/').first))
  File.read(File.join(BASE, x.partition('/')[2])) # want RBN301
  File.read(File.join(BASE, x.rpartition('/')[2]))
  File.read(File.join(BASE, x.rpartition('/')[0])) # want RBN301
end
get '/q2' do
  parts = params[:a].to_s.split('/')
  halt 400 if parts.include?('..')
  File.read(File.join(BASE, parts.join('/')))
end
get '/q3' do
  parts = params[:a].to_s.split('/')
  halt 400 if parts.any? { |s| s == '..' }
  File.read(File.join(BASE, *parts))
end
get '/q4' do
  name = params[:a].to_s
  halt 400 if name.match?(/\W/) == true
  File.read(File.join(BASE, name))
end
get '/q5' do
  name = params[:a].to_s
  halt 400 unless name.match?(/\W/) == false
  File.read(File.join(BASE, name))
end
get '/q6' do
  name = params[:a].to_s
  halt 400 if (name =~ /\W/) == nil
  File.read(File.join(BASE, name)) # want RBN301
end
get '/q7' do
  name = params[:a].to_s
  halt 400 if name.count('^a-z') >= 1
  File.read(File.join(BASE, name))
end
get '/q8' do
  name = params[:a].to_s
  halt 400 unless name.count('^a-z') < 1
  File.read(File.join(BASE, name))
end
get '/q9' do
  name = params[:a].to_s
  halt 400 unless name.count('a-z') > 0
  File.read(File.join(BASE, name)) # want RBN301
end
get '/q10' do
  name = params[:a].to_s
  halt 400 if name.index(/\W/)
  File.read(File.join(BASE, name))
end
get '/q11' do
  name = Pathname.new(params[:a].to_s.gsub('..', ''))
  halt 403 unless name.relative?
  ROOT.join(name).read
end
get '/q12' do
  name = Pathname.new(params[:a].to_s)
  halt 403 unless name.relative? && !name.each_filename.include?('..')
  ROOT.join(name).read
end
# Jekyll keeps a path below the folder that it is given.
get '/q13' do
  name = Jekyll.sanitized_path(ROOT.to_s, params[:a])
  File.read(name)
end
get '/q14' do
  name = Jekyll.sanitized_path(params[:a], 'index.md')
  File.read(name) # want RBN301
end
