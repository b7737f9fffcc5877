require 'optparse'
require 'csv'
require 'json'
require 'yaml'
require 'open3'
require 'shellwords'
options = { level: 1, name: 'x' }
OptionParser.new do |o|
  o.on('-n', '--name NAME') { |v| options[:name] = v }
  o.on('-l', '--level N', Integer) { |v| options[:level] = v }
  o.on('-f', '--format FMT', %w[json xml]) { |v| options[:format] = v }
  o.on('--[no-]verbose') { |v| options[:verbose] = v }
  o.on('-d', '--dir DIR', String) { |v| options[:dir] = v }
end.parse!
system("t #{options[:name]}") # want RBN201
system("t #{options[:level]}")
system("t #{options[:format]}")
system("t #{options[:dir]}") # want RBN201
system("t #{ARGV[0]}") # want RBN201
system("t #{ARGV.first.to_i}")
system("t #{ARGV.map(&:shellescape).join(' ')}")
system("t #{ARGV.join(' ')}") # want RBN201
system("t #{ARGV.shelljoin}")
system("t #{ARGV.size}")
system('t', *ARGV)
file, mode = ARGV
system("t #{file}") # want RBN201
case mode
when 'fast', 'slow' then system("t #{mode}")
else warn 'no'
end
cmd = ARGV.shift
abort 'usage' unless %w[start stop].include?(cmd)
system("t #{cmd}")
name = $stdin.gets.chomp
system("t #{name}") # want RBN201
num = gets.to_i
system("t #{num}")
answer = $stdin.read
system("t #{answer}") # want RBN201
STDIN.each_line { |l| system("t #{l}") } # want RBN201
ARGF.each_line { |l| system("t #{l}") } # want RBN201
while (line = $stdin.gets)
  system("t #{line.strip}") # want RBN201
end
system("t #{ENV.fetch('LEVEL', '1')}") # want RBN201
system("t #{ENV.fetch('LEVEL', '1').to_i}")
system("t #{ENV['MODE'] == 'x' ? 'a' : 'b'}")
system("t #{ENV.key?('X')}")
system("t #{ENV.to_h['X']}") # want RBN201
system("t #{Shellwords.escape(ENV['X'].to_s)}")
eval(ENV['HOOK']) # want RBN401
eval(ARGV[1]) # want RBN401
File.read(ARGV[0])
File.foreach('/srv/list.txt') { |l| system("t #{l.chomp}") } # want RBN201
File.foreach('/srv/list.txt') { |l| system("t #{l.to_i}") }
File.readlines('/srv/list.txt', chomp: true).each { |l| system("t #{l}") } # want RBN201
File.readlines('/srv/list.txt').each { |l| system('t', l) }
CSV.foreach('/srv/a.csv', headers: true) { |r| system("t #{r['name']}") } # want RBN201
CSV.foreach('/srv/a.csv', headers: true) { |r| system("t #{r['n'].to_i}") }
CSV.read('/srv/a.csv').each { |r| system("t #{r[0]}") } # want RBN201
conf = YAML.load_file('/srv/c.yml')
system("t #{conf['n'].to_i}")
data = JSON.parse(File.read('/srv/c.json'))
system("t #{data['name']}") # want RBN201
system("t #{data['list'].map(&:shellescape).join(' ')}")
system("t #{data['list'].size}")
IO.readlines('/srv/x').each { |l| `t #{l}` } # want RBN201
