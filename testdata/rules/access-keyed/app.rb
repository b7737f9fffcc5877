require 'sinatra/base'
require 'openssl'

# Signatures whose key the client names: where it names none that is known, the key is empty, and everybody has it.
class Keyed < Sinatra::Base
  SECRETS = { 'a' => ENV.fetch('A_KEY'), 'b' => ENV.fetch('B_KEY') }

  helpers do
    def payload = (@payload ||= request.body.read)
    def sign(key) = OpenSSL::HMAC.hexdigest('SHA256', key, payload)
    def sent = request.env['HTTP_X_SIGNATURE'].to_s

    def signed!(id)
      halt 401 unless Rack::Utils.secure_compare(sign(SECRETS[id].to_s), sent)
    end

    def known!(id)
      key = SECRETS.fetch(id) { halt 404 }
      halt 401 unless Rack::Utils.secure_compare(sign(key), sent)
    end
  end

  post '/:id/pings' do |id| # want RBN722 (access=bypassable)
    signed!(id)
    'done'
  end

  post '/:id/pongs' do # want RBN722 (access=bypassable)
    key = SECRETS[params[:id]] || ''
    halt 401 unless Rack::Utils.secure_compare(sign(key), sent)
    'done'
  end

  post '/:id/lines' do # want RBN722 (access=bypassable)
    key = SECRETS.fetch(params[:id], '')
    expected = OpenSSL::HMAC.hexdigest('SHA256', key, request.body.read)
    halt 401 unless Rack::Utils.secure_compare(expected, sent)
    'lines'
  end

  post '/:id/alarms' do |id| # access=guarded
    known!(id)
    'done'
  end

  # Without a key it raises.
  post '/:id/raised' do |id| # access=guarded
    halt 401 unless Rack::Utils.secure_compare(sign(SECRETS[id]), sent)
    'done'
  end

  post '/:id/asked' do |id| # access=guarded
    key = SECRETS[id] or halt 404
    halt 401 unless Rack::Utils.secure_compare(sign(key.to_s), sent)
    'done'
  end

  post '/one' do # access=guarded
    halt 401 unless Rack::Utils.secure_compare(sign(SECRETS['a'].to_s), sent)
    'done'
  end

  post '/set' do # access=guarded
    halt 401 unless Rack::Utils.secure_compare(sign(ENV.fetch('KEY')), sent)
    'done'
  end
end

# The same of keys that are compared as they are sent: of a device that is not known, nothing equals nothing.
class Devices < Sinatra::Base
  KEYS = { 'one' => ENV.fetch('ONE'), 'two' => ENV.fetch('TWO') }.freeze

  helpers do
    def given = request.env['HTTP_X_DEVICE_KEY'].to_s

    def device_key!
      known = KEYS[params[:device]].to_s
      halt 401 unless Rack::Utils.secure_compare(known, given)
    end
  end

  post '/devices/:device/points' do # want RBN722 (access=bypassable)
    device_key!
    'done'
  end

  post '/devices/:device/lines' do # want RBN722 (access=bypassable)
    halt 401 unless Rack::Utils.secure_compare(KEYS.fetch(params[:device], ''), given)
    'done'
  end

  # It is asked before whether there is one.
  post '/devices/:device/known' do # access=guarded
    halt 404 unless KEYS.key?(params[:device])
    device_key!
    'done'
  end

  post '/devices/:device/there' do # access=guarded
    known = KEYS[params[:device]] or halt 404
    halt 401 unless Rack::Utils.secure_compare(known.to_s, given)
    'done'
  end

  # Without a key it raises.
  post '/devices/:device/raised' do # access=guarded
    halt 401 unless Rack::Utils.secure_compare(KEYS[params[:device]], given)
    'done'
  end

  post '/devices/:device/filled' do # access=guarded
    halt 401 if given.empty?
    halt 401 unless Rack::Utils.secure_compare(KEYS[params[:device]].to_s, given)
    'done'
  end
end
