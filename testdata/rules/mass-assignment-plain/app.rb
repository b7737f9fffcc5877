# frozen_string_literal: true

require 'json'
require 'sinatra/base'

# Records that are plain hashes and structs.
class Plain < Sinatra::Base
  helpers do
    def current_user
      @current_user ||= STORE.users[session[:user_id]]
    end

    def device!
      STORE.devices[params[:id]] || halt(404)
    end

    def person
      env['warden'].user
    end

    def payload
      JSON.parse(request.body.read, symbolize_names: true)
    end
  end

  put '/profile' do
    current_user.merge!(params.transform_keys(&:to_sym)) # want RBN703
    'ok'
  end

  patch '/address' do
    current_user.merge!(params.slice('street', 'city').transform_keys(&:to_sym))
    current_user.merge!(street: params[:street])
    'ok'
  end

  patch '/devices/:id' do
    device!.merge!(payload) # want RBN703
    'ok'
  end

  put '/devices/:id/interval' do
    device![:interval] = payload.fetch(:interval)
    'ok'
  end

  patch '/me' do
    params.each { |key, value| person[key] = value if person.members.include?(key.to_sym) } # want RBN703
    'ok'
  end

  patch '/me/safe' do
    params.each { |key, value| person[key] = value if %w[name email].include?(key) }
    %w[name email].each { |key| person[key] = params[key] }
    'ok'
  end

  # No records.
  get '/search' do
    query = { limit: 10 }
    query.merge!(params)
    options = {}
    params.each { |key, value| options[key] = value }
    STORE.find(query.merge(options))
    'ok'
  end
end
