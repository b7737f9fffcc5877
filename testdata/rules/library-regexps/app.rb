# frozen_string_literal: true

require 'ipaddr'
require 'resolv'
require 'sinatra/base'
require 'uri'

# Expressions that the standard library keeps in constants.
class App < Sinatra::Base
  BYTE = Resolv::IPv4::Regex256

  get '/v4' do
    halt 422 unless params[:ip].to_s.match?(Resolv::IPv4::Regex)
    system("ping -c1 #{params[:ip]}")
    system("ping -c1 #{params[:host]}") # want RBN201
  end

  get '/parts' do
    ip = params[:ip].to_s
    halt 422 unless ip.match?(/\A#{Resolv::IPv4::Regex256}(\.#{Resolv::IPv4::Regex256}){3}\z/)
    system("ping -c1 #{ip}")
    system("ping -c1 #{params[:a]}") if params[:a] =~ /\A#{BYTE}\z/
    system("ping -c1 #{params[:b]}") if params[:b] =~ BYTE # want RBN201
  end

  get '/v6' do
    case params[:ip]
    when Resolv::IPv6::Regex then system("ping6 #{params[:ip]}")
    when Resolv::AddressRegex then system("ping #{params[:ip]}")
    else system("ping #{params[:ip]}") # want RBN201
    end
    system("ping6 #{params[:a]}") if params[:a] =~ Resolv::IPv6::Regex_8Hex
    system("ping6 #{params[:b]}") if params[:b] =~ Resolv::IPv6::Regex_6Hex4Dec
    system("ping6 #{params[:c]}") if params[:c] =~ Resolv::IPv6::Regex_CompressedHex
    system("ping6 #{params[:d]}") if params[:d] =~ Resolv::IPv6::Regex_CompressedHex4Dec
    system("ping #{params[:e]}") if IPAddr::RE_IPV4ADDRLIKE.match?(params[:e])
  end

  # What may stand before the @ is more than a shell bears.
  get '/mail' do
    halt 422 unless URI::MailTo::EMAIL_REGEXP.match?(params[:to])
    system("mail #{params[:to]}") # want RBN201
    redirect "https://mail.example/#{params[:to]}"
  end

  get '/unknown' do
    halt 422 unless Shapes::WORD.match?(params[:word])
    system("spell #{params[:word]}") # want RBN201
  end
end
