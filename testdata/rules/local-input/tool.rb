# frozen_string_literal: true

require 'yaml'

# The words of the command line.
system("convert #{ARGV[0]} out.png") # want RBN201
system("convert #{ARGV.first}") # want RBN201
system("convert #{ARGV.shift}") # want RBN201
system("convert #{ARGV.join(' ')}") # want RBN201
input, output = ARGV
system("convert #{input} #{output}") # want RBN201
eval(ARGV[1]) # want RBN401
ARGV.each { |name| `file #{name}` } # want RBN201

# That is what they are for: a file to read, a program to run.
File.read(ARGV[0])
exec(*ARGV)
load(ARGV[0])
require(ARGV.first)
open(ARGV[0])
system('convert', ARGV[0], 'out.png')
puts ARGV.length
system("seq #{ARGV[0].to_i}")
system("seq #{ARGV.size}")

# A file that the program loads, as it is told to.
eval(ARGV[0]) # want RBN401
eval(ARGV[0], binding) # want RBN401
eval(ARGV[0], binding, ARGV[1])
instance_eval(ARGV[0], ARGV[1])
instance_eval(ARGV[0], __FILE__, __LINE__) # want RBN401

# The standard input.
name = gets.chomp
system("convert #{name}") # want RBN201
line = $stdin.gets
system("convert #{line}") # want RBN201
STDIN.each_line { |l| system("convert #{l}") } # want RBN201
ARGF.each_line { |l| system("convert #{l}") } # want RBN201
Marshal.load($stdin.read) # want RBN501
Marshal.load(STDIN) # want RBN501
eval($<.read) # want RBN401
answer = $stdin.gets.to_s.strip
system('rm -r /tmp/papers') if answer == 'y'
system("seq #{Integer($stdin.gets)}")
File.write($stdin.gets.chomp, 'x')

# The environment.
system("convert #{ENV['PAPER']}") # want RBN201
system("convert #{ENV.fetch('PAPER', 'none')}") # want RBN201
YAML.unsafe_load(ENV['CONFIG']) # want RBN501
`convert #{ENV.to_h['PAPER']}` # want RBN201
%w[PAPER TMPDIR].each { |key| system("convert #{ENV[key]}") }
paper = Struct.new(:name).new(ENV['PAPER']).anything
system("convert #{paper}")
eval("NAME = #{ENV['PAPER'].inspect}")
eval("NAME = '#{ENV['PAPER']}'") # want RBN401
File.join(ENV['HOME'], '.paperrc')
File.read(ENV['PAPER'])
system("#{ENV['EDITOR']} /tmp/paper")
exec(ENV.fetch('SHELL', '/bin/sh'))
system({ 'PAPER' => ENV['PAPER'] }, 'convert')
system("nice -n 10 convert") if ENV['NICE']

module Tool
  ARGV = %w[a b].freeze

  def self.run
    system("convert #{ARGV[0]}")
    system("convert #{::ARGV[0]}") # want RBN201
  end
end

# The rest of the input, without a receiver.
if readline.start_with?('y')
  readlines.each { |l| system("convert #{l}") } # want RBN201
  system("convert #{readline}") # want RBN201
end
