require 'sinatra/base'
require 'jwt'

# Keys of tokens, in the source and outside of it.
class Tokens < Sinatra::Base
  KEY = 'our-own-key'.freeze
  FROM_OUTSIDE = ENV.fetch('TOKEN_KEY')
  PUBLIC = <<~PEM
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
    -----END PUBLIC KEY-----
  PEM
  set :token_key, ENV['TOKEN_KEY'] || 'for-development'
  set :other_key, ENV.fetch('OTHER_KEY')

  get '/literal' do
    JWT.decode(params[:token], 'our-own-key', true, algorithm: 'HS256').first['sub'] # want RBN707
  end

  get '/constant' do
    JWT.decode(params[:token], KEY, true, algorithm: 'HS256').first['sub'] # want RBN707
  end

  get '/made' do
    JWT.encode({ sub: 'guest' }, KEY, 'HS256') # want RBN707
  end

  get '/default' do
    JWT.decode(params[:token], ENV['TOKEN_KEY'] || 'for-development', true, algorithm: 'HS256').first['sub'] # want RBN707
  end

  get '/fetched' do
    JWT.decode(params[:token], ENV.fetch('TOKEN_KEY', 'for-development'), true, algorithm: 'HS256').first['sub'] # want RBN707
  end

  get '/outside' do
    JWT.decode(params[:token], FROM_OUTSIDE, true, algorithm: 'HS256').first['sub']
  end

  get '/option-default' do
    JWT.decode(params[:token], settings.token_key, true, algorithm: 'HS256').first['sub'] # want RBN707
  end

  get '/option' do
    JWT.decode(params[:token], settings.other_key, true, algorithm: 'HS256').first['sub']
  end

  get '/none' do
    JWT.decode(params[:token], ENV['TOKEN_KEY'] || nil, true, algorithm: 'HS256').first['sub']
  end

  get '/set' do
    JWT.decode(params[:token], nil, true, algorithms: ['RS256'], jwks: { keys: [FROM_OUTSIDE] }).first['sub']
  end

  get '/public' do
    JWT.decode(params[:token], OpenSSL::PKey.read(PUBLIC), true, algorithm: 'ES256').first['sub']
  end

  get '/text' do
    JWT.decode(params[:token], PUBLIC, true, algorithm: 'RS256').first['sub']
  end
end
