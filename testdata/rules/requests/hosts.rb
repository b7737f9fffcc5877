require 'sinatra/base'
require 'net/http'

# A check of the host, through a helper and in another case.
class HostChecks < Sinatra::Base
  HOSTS = %w[api.example.com cdn.example.com].freeze

  helpers do
    def host_of(url) = URI(url).host
    def path_of(url) = URI(url).path
  end

  get '/helper' do
    halt 400 unless HOSTS.include?(host_of(params[:url]))
    Net::HTTP.get(URI(params[:url]))
    halt 400 unless HOSTS.include?(path_of(params[:other]))
    Net::HTTP.get(URI(params[:other])) # want RBN601
  end

  get '/case' do
    uri = URI(params[:url])
    halt 400 unless HOSTS.include?(uri.host.downcase)
    Net::HTTP.get(uri)
  end

  get '/block' do
    halt 400 unless HOSTS.any? { |host| host_of(params[:url]) == host }
    Net::HTTP.get(URI(params[:url]))
  end
end
