require 'sinatra'
require 'shellwords'

ESC = ->(s) { Shellwords.escape(s) }
RAW = ->(s) { "ls #{s}" }

get '/a' do
  esc = ->(s) { Shellwords.escape(s) }
  raw = ->(s) { "ls #{s}" }
  system((esc >> raw).call(params[:a]))
  system((raw >> esc).call(params[:a]))
  system((esc << raw).call(params[:a]))
  system((raw << esc).call(params[:a]))
  id = ->(s) { s.strip }
  system((id >> raw).call(params[:a])) # want RBN201
  system((id >> esc >> raw).call(params[:a]))
  system((id >> raw >> id).(params[:a])) # want RBN201
  system((ESC >> RAW)[params[:a]])
  pipeline = [id, raw].reduce(:>>)
  system(pipeline.call(params[:a])) # want RBN201
  pipeline2 = [esc, raw].reduce(:>>)
  system(pipeline2.call(params[:a]))
  m = method(:wrap) >> method(:quote)
  system(m.call(params[:a]))
  m = method(:quote) >> method(:wrap)
  system(m.call(params[:a]))
  m = method(:wrap) >> method(:wrap)
  system(m.call(params[:a])) # want RBN201
  add = ->(x, y) { "#{x} #{y}" }
  system(add.curry['ls'][params[:a]]) # want RBN201
  system(add.curry.call('ls').call('b'))
  part = add.curry['ls']
  system(part.(params[:a])) # want RBN201
  esc2 = ->(x, y) { "#{x} #{Shellwords.escape(y)}" }
  system(esc2.curry['ls'][params[:a]])
  system(esc2.curry[params[:a]]['ls']) # want RBN201
  third = ->(a, b, c) { "#{a} #{c}" }
  system(third.curry['ls'][params[:a]]['x'])
  system(third.curry['ls']['x'][params[:a]]) # want RBN201
  system(third.curry.('ls', 'x').(params[:a])) # want RBN201
  system(third.curry.('ls', params[:a]).('x'))
end

helpers do
  def wrap(s) = "ls #{s}"
  def quote(s) = Shellwords.escape(s)
  def adder(prefix) = ->(s) { "#{prefix} #{s}" }
  def escaper(prefix) = ->(s) { "#{prefix} #{Shellwords.escape(s)}" }
  def fwd(...) = wrap2(...)
  def wrap2(a, b: 'x', &blk) = "#{blk ? blk.call(a) : a} #{b}"
end

get '/b' do
  system(adder('ls').call(params[:a])) # want RBN201
  system(escaper('ls').call(params[:a]))
  system(adder(params[:a]).call('x')) # want RBN201
  system(escaper(params[:a]).call('x')) # want RBN201
  system(fwd('x', b: params[:b])) # want RBN201
  system(fwd(params[:a], b: 'b')) # want RBN201
  system(fwd('a', b: 'b'))
  system(fwd(params[:a], b: 'b') { |s| Shellwords.escape(s) }) # FP_RBN201
  system(fwd('a', b: 'b') { |s| params[:a] }) # want RBN201
  h = { a: 'ls', b: params[:b] }
  system(%i[a].map(&h).first)
  system([params[:a]].map(&method(:wrap)).first) # want RBN201
  system([params[:a]].map(&method(:quote)).first)
  system([[params[:a], 'b']].map { |x, y| "ls #{y}" }.first)
  system([[params[:a], 'b']].map { |x, y| "ls #{x}" }.first) # want RBN201
  um = self.class.instance_method(:wrap)
  system(um.bind(self).call(params[:a])) # want RBN201
  system(um.bind_call(self, params[:a])) # want RBN201
  uq = self.class.instance_method(:quote)
  system(uq.bind(self).call(params[:a]))
  system(uq.bind_call(self, params[:a]))
  system(method(:wrap).unbind.bind(self).call(params[:a])) # want RBN201
  system(method(:quote).unbind.bind(self).call(params[:a]))
  system(method(:wrap).to_proc.call(params[:a])) # want RBN201
  system(method(:quote).to_proc.call(params[:a]))
  pr = proc { |s| next 'x' if s; s }
  system(pr.call(params[:a]))
  pr = proc { |s| next s if s; 'x' }
  system(pr.call(params[:a])) # want RBN201
  l = lambda { |s| return Shellwords.escape(s) }
  system(l.call(params[:a]))
  l = lambda { |s| return s unless s.nil?; 'x' }
  system(l.call(params[:a])) # want RBN201
  system([1, 2].each { |x| break params[:a] }) # want RBN201
  system([1, 2].each { |x| break 'ls' }.to_s)
end

module Ops
  TABLE = {
    'list' => ->(s) { "ls #{s}" },
    'safe' => ->(s) { "ls #{Shellwords.escape(s)}" },
    'none' => proc { 'ls' }
  }.freeze
  def self.[](k) = TABLE.fetch(k)
  STEPS = [ESC, RAW].freeze
  RAWSTEPS = [RAW].freeze
end
get '/c' do
  system(Ops::TABLE['list'].call(params[:a])) # want RBN201
  system(Ops::TABLE['safe'].call(params[:a]))
  system(Ops::TABLE['none'].call(params[:a]))
  system(Ops['list'].call(params[:a])) # want RBN201
  system(Ops::STEPS.reduce(params[:a]) { |acc, f| f.call(acc) })
  system(Ops::RAWSTEPS.reduce(params[:a]) { |acc, f| f.call(acc) }) # want RBN201
end

class Reg
  def initialize = @h = {}
  def on(k, &b) = @h[k] = b
  def run(k, *a) = @h.fetch(k).call(*a)
  def add(k, callable) = (@h[k] = callable; self)
end
get '/d' do
  r = Reg.new
  r.on(:x) { |s| "ls #{s}" }
  system(r.run(:x, params[:a])) # want RBN201
  q = Reg.new
  q.on(:x) { |s| Shellwords.escape(s) }
  q = Reg.new.add(:x, ->(s) { 'ls' })
  q = Reg.new.add(:x, method(:wrap))
  system(q.run(:x, params[:a])) # want RBN201
end
