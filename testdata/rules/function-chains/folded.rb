require 'sinatra'
require 'shellwords'

# Functions that are made one by an operator, or run one after the other.
STRIP = :strip.to_proc
CLEAN = [STRIP, ->(s) { s.gsub(/[^a-z]/, '') }].inject(:>>)
RAW = [STRIP, ->(s) { s.downcase }].inject(:>>)
BLOCK = [STRIP, ->(s) { s.downcase }].reduce { |f, g| f >> g }
BACK = [->(s) { s.shellescape }, STRIP].reduce(:<<)
LATE = [->(s) { "#{s} x" }, ->(s) { s.shellescape }].reduce(&:<<)

post '/folded' do
  x = params[:x]
  system("echo #{CLEAN.call(x)}")
  system("echo #{RAW.call(x)}") # want RBN201
  system("echo #{BLOCK[x]}") # want RBN201
  system("echo #{BACK.call(x)}")
  system("echo #{LATE.call(x)}")
  steps = [STRIP, ->(s) { Shellwords.escape(s) }]
  system("echo #{steps.inject(x) { |text, step| step.(text) }}")
  steps << ->(s) { "#{s}#{params[:y]}" }
  system("echo #{steps.inject(x) { |text, step| step.(text) }}") # want RBN201
  ''
end
