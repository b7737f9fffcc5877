# frozen_string_literal: true

require 'gli'
require 'optimist'
require 'optparse'
require 'sqlite3'
require 'thor'

options = {}
OptionParser.new do |opts|
  opts.banner = 'Usage: papers [options]'
  opts.on('-n', '--name NAME') { |name| system("find #{name}") } # want RBN201
  opts.on('-d', '--depth N', Integer) { |depth| system("find -maxdepth #{depth}") }
  opts.on('-k', '--kind KIND', %w[pdf ps]) { |kind| system("find -name *.#{kind}") }
  opts.on('-o', '--out FILE') { |out| options[:out] = out }
  opts.on_tail('-v') { puts 'constant' }
end.parse!(ARGV)
File.write(options[:out], 'x')
system("gzip #{options[:out]}") # want RBN201

other = OptionParser.new
other.on('--code CODE') { |code| eval(code) } # want RBN401
rest = other.parse(ARGV)
system("find #{rest.first}") # want RBN201

class Papers < Thor
  desc 'convert NAME', 'converts a paper'
  def convert(name, format = 'pdf')
    system("convert #{name}.#{format}") # want RBN201 RBN201
    system("convert --size #{options[:size]}") # want RBN201
    system("convert --size #{Integer(options[:size])}")
    File.read(name)
    quietly('constant')
  end

  no_commands do
    def quietly(name)
      system("convert #{name}")
    end
  end

  desc 'find NAME', 'finds a paper'
  method_option :dir
  def find(name)
    `find #{name}` # want RBN201
  end

  desc 'list', 'lists papers'
  option :level, type: :numeric
  option :kind, enum: %w[a b]
  option :tag
  def list
    system("find #{options[:level]} #{options[:kind]}")
    system("find #{options[:tag]}") # want RBN201
  end

  desc 'count', 'counts papers'
  def count
    system("find #{options[:level]}") # want RBN201
  end

  private

  desc 'none', 'no command'
  def none(name)
    system("convert #{name}")
  end
end

chosen = Optimist.options { opt :name, 'Name', type: :string }
system("find #{chosen[:name]}") # want RBN201

class Tool
  extend GLI::App

  command :show do |c|
    c.action do |_global, flags, args|
      system("show #{args.first}") # want RBN201
      system("show #{flags[:name]}") # want RBN201
    end
  end
end

# What a file holds.
host = File.read('/etc/papers/host').chomp
system("ping #{host}") # want RBN201
Marshal.load(File.binread('/var/cache/papers'))
instance_eval(File.read('Paperfile'), 'Paperfile')
File.foreach('/etc/papers/hosts') { |line| system("ping #{line}") } # want RBN201
File.readlines('/etc/papers/hosts').each { |line| system("ping #{line}") } # want RBN201
db = SQLite3::Database.new('papers.db')
db.execute("DELETE FROM papers WHERE name = '#{ARGV[0]}'") # want RBN404
db.execute('DELETE FROM papers WHERE name = ?', [ARGV[0]])
File.read(File.read('/etc/papers/name'))
ERB.new(File.read('/etc/papers/page.erb')).result
pid = File.read('/run/papers.pid').to_i
system("kill #{pid}")

# Another class whose methods are described.
class Lesson
  desc 'convert', 'a word of another library'
  def convert(name)
    system("convert #{name}")
  end
end
