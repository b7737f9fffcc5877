require 'sinatra'
require_relative 'lib/raw'

get '/raw' do
  Raw.length(params[:x])
  Raw.read(params[:x])
  Raw.bytes(params[:x])
  deep = Raw::Deep.new
  Raw.many('a')
  Raw.many('a', params[:x])
  raw_global(params[:x])
  deep.nested(params[:x])
  deep.shown(params[:x])
  RawTop.new.go(params[:x])
  RawTop.new.all(params[:x])
  Raw::Inner.go(params[:x])
  packed = [params[:n].to_i, params[:m].to_i].pack('q<*')
  Raw.sum(packed)
  Raw.sum_some(packed, params[:n].to_i)
  Raw.first_byte(packed)
  Raw.peek(packed)
  Raw.peek_text(params[:n])
  Raw.price(params[:formula])
  Raw.tax(params[:formula])
  Raw.line(params[:width].to_i)
  Raw.short_line(params[:width].to_i)
  parcel = RawParcel.new.mark(params[:mark])
  parcel.print(params[:x])
  'done'
end
