# What has one of certain digests is what somebody knew who wrote them down.
require 'sinatra'
require 'digest'
require 'openssl'

REVIEWED = %w[aa bb].freeze

def reviewed?(script) = REVIEWED.include?(Digest::SHA256.hexdigest(script))

post '/listed' do
  script = request.body.read
  halt 403 unless REVIEWED.include?(Digest::SHA256.hexdigest(script))
  eval(script)
end

post '/one' do
  script = request.body.read
  halt 403 if OpenSSL::Digest::SHA256.hexdigest(script) != 'aa'
  eval(script)
end

post '/asked' do
  script = request.body.read
  halt 403 unless reviewed?(script)
  eval(script)
end

post '/told' do
  script = request.body.read
  halt 403 if Digest::SHA256.hexdigest(script) != params[:digest]
  eval(script) # want RBN401
end

post '/begun' do
  script = request.body.read
  halt 403 unless Digest::SHA256.hexdigest(script).start_with?('a')
  eval(script) # want RBN401
end

post '/other' do
  script = request.body.read
  halt 403 unless REVIEWED.include?(Digest::SHA256.hexdigest(params[:name]))
  eval(script) # want RBN401
end

post '/spelled' do
  digest = Digest::SHA256.hexdigest(params[:name])
  halt 403 unless digest.match?(/\A\h{64}\z/)
  system("cat #{params[:name]}") # want RBN201
end
