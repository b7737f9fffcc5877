require 'sinatra'
require 'cgi'

run = method(:system)
show = method(:puts)
count = method(:Integer) >> ->(n) { n + 1 }
again = method(:Integer) >> ->(n) { "ls #{n}" } >> method(:String)

get '/library' do
  run.call("ls #{params[:x]}") # want RBN201
  run.call('ls')
  show.call(params[:x])
  system("ls #{count.call(params[:x])}")
  system(again.call(params[:x]))
  fmt = method(:format).to_proc.curry(2)['ls %s']
  system(fmt.call(params[:x])) # want RBN201
  add = ->(a) { ->(b) { "#{a} #{b}" } }
  system(add.call('ls').call(params[:x])) # want RBN201
  system(add.call(params[:x]).call('-l')) # want RBN201
  quiet = ->(a) { ->(b) { "#{a} #{b.to_i}" } }
  system(quiet.call('ls').call(params[:x]))
  204
end
