require 'sinatra'
require 'shellwords'

# Objects that become blocks by their to_proc.
class Upper
  def to_proc = method(:call).to_proc
  def call(text) = text.upcase
end

class Quoted
  def self.to_proc = ->(text) { Shellwords.escape(text) }
end

post '/objects' do
  words = params[:words].split(',')
  system("echo #{words.map(&Upper.new).join(' ')}") # want RBN201
  system("echo #{words.map(&Quoted).join(' ')}")
  ''
end
