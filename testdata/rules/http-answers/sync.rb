# frozen_string_literal: true

require 'json'
require 'net/http'
require 'open-uri'
require 'socket'
require 'yaml'

# What a server answers is no command, no code and no name of a file.
index = JSON.parse(Net::HTTP.get(URI('https://releases.example/index.json')))
system("tar xf releases/#{index['latest']}.tgz") # want RBN201
system('tar', 'xf', "releases/#{index['latest'].to_i}.tgz")
File.write(File.join('releases', index['file']), '') # want RBN301
File.write(File.join('releases', File.basename(index['file'])), '')
puts "latest is #{index['latest']}"

hooks = URI.open('https://releases.example/hooks.yml').read
YAML.unsafe_load(hooks) # want RBN501
YAML.safe_load(hooks)
YAML.safe_load(hooks).each { |hook| system("hook #{hook}") } # want RBN201
eval(URI.open('https://releases.example/post.rb').read) # want RBN401
eval(URI('https://releases.example/post.rb').read) # want RBN401
URI.open('https://releases.example/names') { |io| io.each_line { |line| `touch #{line}` } } # want RBN201
`touch #{open('https://releases.example/name').read}` # want RBN201

res = Net::HTTP.get_response(URI('https://sync.example/list'))
if res.is_a?(Net::HTTPSuccess) && res.code == '200'
  res.body.each_line { |name| File.delete(File.join('/srv/sync', name.chomp)) } # want RBN301
  res.body.each_line { |name| File.delete(File.join('/srv/sync', name.to_i.to_s)) }
end
`touch /tmp/#{res['X-Stamp']}` # want RBN201
`touch /tmp/#{res.code}`
`touch /tmp/#{res.body.bytesize}`

Net::HTTP.start('sync.example', 443, use_ssl: true) do |http|
  answer = http.request(Net::HTTP::Get.new('/next'))
  system("next #{answer.body}") # want RBN201
  http.request_get('/all') { |part| system("all #{part.read_body}") } # want RBN201
end
http = Net::HTTP.new('sync.example')
system("last #{http.get('/last').body}") # want RBN201

UNIXSocket.open('/run/peer.sock') do |socket|
  data = JSON.parse(socket.readline)
  Object.const_get(data['class']).new # want RBN402
  system('echo', data['class'].to_s)
end
peer = UNIXSocket.new('/run/peer.sock')
system("say #{peer.gets}") # want RBN201
