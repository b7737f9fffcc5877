require 'sinatra'
require 'json'
require 'logger'
require 'open3'
LEVELS = %w[info warn].freeze
helpers = nil

get '/a' do
  x = params[:a].to_s
  logger.info("user #{x}") # want RBN702
  logger.info("user #{x.inspect}")
  logger.info("user #{x.dump}")
  logger.info(x) # want RBN702
  logger.info(x.lines.first.to_s)
  logger.info("user #{x.lines.first}")
  logger.info("user #{x.lines.map(&:chomp).join(' ')}")
  logger.info("user #{x.split.join(' ')}")
  logger.info("user #{x.split("\n").join(' ')}")
  logger.info("user #{x.delete("\n")}")
  logger.info("user #{x.delete("\r\n")}")
  logger.info("user #{x.gsub(/[\r\n]/, ' ')}")
  logger.info("user #{x.gsub(/\s+/, ' ')}")
  logger.info("user #{x.gsub(/[[:space:]]+/, ' ')}")
  logger.info("user #{x.gsub(/[[:cntrl:]]/, '')}")
  logger.info("user #{x.tr("\r\n", '  ')}")
  logger.info("user #{x.squeeze("\n")}") # want RBN702
  logger.info("user #{x.strip}") # want RBN702
  logger.info("user #{x.chomp}") # want RBN702
  logger.info("user #{x.gsub("\n", '\n')}")
  logger.info("user #{x.encode(universal_newline: true)}") # want RBN702
  logger.info("user #{x[0, 40]}") # want RBN702
  logger.info("user #{x[/\w+/]}")
  logger.info("user #{x[/.*/m]}") # want RBN702
  logger.info("user #{x.scan(/\w+/).join(' ')}")
  logger.info("user #{x.to_json}")
  logger.info(x.to_json)
  logger.info({ user: x }.to_json)
  logger.info(JSON.generate({ user: x }))
  logger.info(JSON.pretty_generate({ user: x }))
  logger.info("hash #{{ user: x }}")
  logger.info("list #{[x]}")
  logger.info("list #{[x].inspect}")
  logger.info("list #{[x].to_s}")
  logger.info("list #{[x].join(', ')}") # want RBN702
  logger.info("list #{params}")
  logger.info("list #{params[:list].map(&:to_s)}")
  logger.info("list #{x.split(',')}")
  logger.info("list #{x.split(',').first}") # want RBN702
  logger.info("sym #{x.to_sym.inspect}")
  logger.info("n #{x.to_i}")
  logger.info("n #{x.size}")
  logger.info("b #{x == 'admin'}")
  logger.info("h #{x.hash}")
  logger.info([x])
  logger.info({ a: x })
  logger.info('user=' + x) # want RBN702
  logger.info('user=%s' % x) # want RBN702
  logger.info('user=%p' % x)
  logger.info('user=%d' % x.to_i)
  logger.info(format('user=%s', x)) # want RBN702
  logger.info(format('user=%p', x))
  logger.info(format('user=%-10.10s', x)) # want RBN702
  logger.info("e #{x.unpack1('H*')}")
  logger.info("e #{[x].pack('m0')}")
  logger.info("e #{[x].pack('m')}") # want RBN702
  logger.info("e #{x.each_line.first}")
  logger.info("e #{x.each_char.select { |c| c =~ /[[:print:]]/ }.join}")
  logger.info("e #{x.partition("\n").first}")
  logger.info("e #{x.split("\n", 2).last}") # want RBN702
  logger.info("e #{x.unicode_normalize}") # want RBN702
  logger.info("e #{x.center(40)}") # want RBN702
  logger.info("e #{x.each_line(chomp: true).to_a.first}")
  logger.info("e #{x.upcase.gsub(/[^A-Z ]/, '')}")
  logger.info("e #{params.keys}")
  logger.info("e #{params.keys.join(',')}") # want RBN702
  logger.info("e #{params.to_h.inspect}")
  logger.warn { "user #{x}" } # want RBN702
  logger.warn { "user #{x.inspect}" }
  logger.error("oops: #{x}") if x.size > 3 # want RBN702
end
get '/b' do
  x = params[:a].to_s
  halt 400 if x.match?(/[\r\n]/)
  logger.info("user #{x}")
end
get '/c' do
  x = params[:a].to_s
  halt 400 if x.include?("\n")
  logger.info("user #{x}")
end
get '/d' do
  x = params[:a].to_s
  halt 400 if x =~ /[^[:print:]]/
  logger.info("user #{x}")
end
get '/f' do
  x = params[:a].to_s
  halt 400 if x.count("\r\n") > 0
  logger.info("user #{x}")
end
get '/g' do
  x = params[:a].to_s
  halt 400 unless x.ascii_only?
  logger.info("user #{x}") # want RBN702
end
get '/i' do
  x = params[:a].to_s
  halt 400 unless x.match?(/[a-z]+/) # want RBN004
  logger.info("user #{x}") # want RBN702
end
get '/j' do
  x = params[:a].to_s
  halt 400 if x.index("\n")
  logger.info("user #{x}")
end
get '/m' do
  x = params[:a].to_s
  logger.info("e #{x.partition("\n").last}") # want RBN702
  logger.info("e #{x.rpartition("\n").first}") # want RBN702
  logger.info("e #{x.rpartition("\n")[2]}")
end
