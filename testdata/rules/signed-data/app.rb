# frozen_string_literal: true

require 'base64'
require 'openssl'
require 'sinatra/base'

# Who has the key wrote what is signed with it.
class App < Sinatra::Base
  KEY = ENV.fetch('KEY')
  PUBLIC = OpenSSL::PKey.read(File.read('public.pem'))

  helpers do
    def verified(blob)
      data, mac = blob.to_s.split('--', 2)
      expected = OpenSSL::HMAC.hexdigest('SHA256', KEY, data.to_s)
      halt 403 unless Rack::Utils.secure_compare(mac.to_s, expected)
      Base64.strict_decode64(data)
    end

    def unverified(blob)
      data, mac = blob.to_s.split('--', 2)
      halt 403 unless Rack::Utils.secure_compare(mac.to_s, ENV.fetch('MAC'))
      Base64.strict_decode64(data)
    end
  end

  get '/helper' do
    @a = Marshal.load(verified(params[:blob]))
    @b = Marshal.load(unverified(params[:blob])) # want RBN501
    204
  end

  get '/hex' do
    expected = OpenSSL::HMAC.hexdigest('SHA256', KEY, params[:data])
    halt 403 unless Rack::Utils.secure_compare("sha256=#{expected}", params[:mac].to_s)
    @a = Marshal.load(params[:data])
    @b = Marshal.load(params[:other]) # want RBN501
    204
  end

  get '/digest' do
    mac = Base64.decode64(params[:mac])
    halt 403 unless OpenSSL.fixed_length_secure_compare(mac, OpenSSL::HMAC.digest('SHA256', KEY, params[:data]))
    @a = Marshal.load(params[:data])
    204
  end

  get '/base64' do
    halt 403 unless Rack::Utils.secure_compare(params[:mac], OpenSSL::HMAC.base64digest('SHA256', KEY, params[:data]))
    @a = Marshal.load(params[:data])
    204
  end

  get '/equal' do
    mac = OpenSSL::HMAC.hexdigest('SHA256', KEY, params[:data])
    halt 403 unless params[:mac] == mac # want RBN704
    @a = Marshal.load(params[:data])
    204
  end

  get '/other-side' do
    halt 403 if OpenSSL::HMAC.hexdigest('SHA256', KEY, params[:data]) != params[:mac] # want RBN704
    @a = Marshal.load(params[:data])
    204
  end

  # Anybody can make a digest without a key.
  get '/keyless' do
    halt 403 unless Rack::Utils.secure_compare(params[:mac], Digest::SHA256.hexdigest(params[:data]))
    @a = Marshal.load(params[:data]) # want RBN501
    204
  end

  get '/public' do
    halt 403 unless PUBLIC.verify('SHA256', params[:signature], params[:data])
    @a = Marshal.load(params[:data])
    204
  end
end
