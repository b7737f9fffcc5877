require 'sinatra'
require 'shellwords'
class Cmd
  def initialize(s) = @s = s
  def to_s = "ls #{@s}"
end
class SafeCmd
  def initialize(s) = @s = s
  def to_s = "ls #{Shellwords.escape(@s)}"
end
class ConstCmd
  def initialize(s) = @s = s
  def to_s = 'ls'
  def to_str = 'ls'
  def inspect = "#<#{@s}>"
end
class StrCmd
  def initialize(s) = @s = s
  def to_str = @s
  def to_s = 'x'
  def coerce(o) = [o, 1]
end
class Vec
  include Enumerable
  def initialize(*s) = @s = s
  def each(&b) = @s.each(&b)
end
class SafeVec
  include Enumerable
  def initialize(*s) = @s = s
  def each
    return to_enum(:each) unless block_given?
    @s.each { |x| yield Shellwords.escape(x) }
  end
end
class Pt
  attr_reader :x, :y
  def initialize(x, y) = (@x, @y = x, y)
  def deconstruct = [x, y]
  def deconstruct_keys(_) = { x: x, y: y, z: 'z' }
  def to_a = [x, y]
  def to_ary = [x, y]
  def to_h = { x: x, y: y }
  def to_hash = { x: x, y: y }
  def to_proc = ->(s) { "#{s} #{@x}" }
  def call(s) = "#{s} #{@x}"
  def [](k) = k == :x ? @x : 'n'
  def +(o) = "#{@x}#{o}"
  def <=>(o) = 0
  def ===(o) = true
  def -@ = @x
  def !~(o) = @y
  def =~(o) = @y
  def each_pair = yield(@x, @y)
end
get '/a' do
  system("#{Cmd.new(params[:a])}") # want RBN201
  system("#{SafeCmd.new(params[:a])}")
  system("#{ConstCmd.new(params[:a])}")
  system('x ' + ConstCmd.new(params[:a]))
  system(ConstCmd.new(params[:a]).inspect) # want RBN201
  system("#{ConstCmd.new(params[:a]).inspect}") # want RBN201
  system('x ' + StrCmd.new(params[:a])) # want RBN201
  system("x #{StrCmd.new(params[:a])}")
  system("x " << StrCmd.new(params[:a])) # want RBN201
  system("x " << ConstCmd.new(params[:a]))
  system([Cmd.new(params[:a])].join(' ')) # want RBN201
  system([SafeCmd.new(params[:a])].join(' '))
  system([Cmd.new(params[:a]), 'b'].map(&:to_s).first) # want RBN201
  system([SafeCmd.new(params[:a]), 'b'].map(&:to_s).first)
  system('%s' % Cmd.new(params[:a])) # want RBN201
  system('%s' % SafeCmd.new(params[:a]))
  system(format('%s', Cmd.new(params[:a]))) # want RBN201
  system(format('%s x', SafeCmd.new(params[:a])))
  system(String(Cmd.new(params[:a]))) # want RBN201
  system(String(SafeCmd.new(params[:a])))
  system(ConstCmd.new(params[:a]))
end
get '/b' do
  v = Vec.new('a', params[:a])
  system(v.map { |x| "ls #{x}" }.last) # want RBN201
  system(v.to_a.last) # want RBN201
  system(v.sort.join(' ')) # want RBN201
  system(v.reduce('ls') { |a, x| "#{a} #{x}" }) # want RBN201
  system(v.each_with_index.map { |x, i| "#{i} #{x}" }.join(';')) # want RBN201
  v.each { |x| system(x) } # want RBN201
  v.each_slice(2) { |x, y| system(y) } # want RBN201
  system(v.include?('x').to_s)
  system(v.inject(:+)) # want RBN201
  s = SafeVec.new('a', params[:a])
  system(s.map { |x| "ls #{x}" }.last)
  system(s.first)
  system(s.to_a.last)
  system(s.sort.join(' '))
  system(s.reduce('ls') { |a, x| "#{a} #{x}" })
  s.each { |x| system(x) }
  s.each_slice(2) { |x, y| system(y) }
  s.each.with_index { |x, i| system(x) } # FP_RBN201
  system(s.entries.first)
  system(s.select { |x| x }.first)
end
get '/c' do
  case Pt.new('a', params[:a])
  in { x:, y: }
    system(x)
    system(y) # want RBN201
  end
  case Pt.new('a', params[:a])
  in [x, y]
    system(x)
    system(y) # want RBN201
  end
  case Pt.new('a', params[:a])
  in Pt(x:, z:)
    system(x)
    system(z)
  end
  case Pt.new('a', params[:a])
  in Pt[p, q]
    system(p)
    system(q) # want RBN201
  end
  x, y = Pt.new('a', params[:a])
  system(x)
  system(y) # want RBN201
  x, y = *Pt.new(params[:a], 'b')
  system(x) # FN_RBN201
  system(y)
  [Pt.new('a', params[:a])].each { |x, y| system(x); }
  [Pt.new('a', params[:a])].each { |x, y| system(y) } # FN_RBN201
  h = { **Pt.new('a', params[:a]) }
  system(h[:x])
  system(%w[a].map(&Pt.new('b', params[:a])).first)
  system(Pt.new(params[:a], 'b').('x')) # want RBN201
  system(Pt.new('b', params[:a]).('x'))
  system(Pt.new(params[:a], 'b')[:x]) # want RBN201
  system(Pt.new('b', params[:a])[:x])
  system(Pt.new(params[:a], 'b') + 'x') # want RBN201
  system(Pt.new('b', params[:a]) + 'x')
  system(Pt.new('b', params[:a]) + params[:a]) # want RBN201
  system(-Pt.new(params[:a], 'x')) # want RBN201
  system(-Pt.new('x', params[:a]))
  system(Pt.new('x', params[:a]) =~ /x/) # want RBN201
  system(Pt.new(params[:a], 'x') =~ /x/)
  Pt.new('x', params[:a]).each_pair { |a, b| system(a) }
  Pt.new('x', params[:a]).each_pair { |a, b| system(b) } # want RBN201
end
