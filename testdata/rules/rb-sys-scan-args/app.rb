require 'sinatra'
require 'scan'

get '/scan' do
  Scan.put('key', params[:value], tag: params[:tag])
  Scan.put('key', 'value', name: params[:name])
  Scan.keys(name: params[:name])
  Scan.last('key')
  Scan.last('key', params[:value])
  Scan.rest('key', 'value', params[:value])
  Scan.rest(params[:value])
  Scan.third('a', 'b', params[:value])
  Scan.one('a', name: params[:value])
  Scan.all('a', params[:value])
  Scan.tail('a', 'b', params[:value])
  Scan.tagged('a', tag: params[:tag])
  'done'
end
