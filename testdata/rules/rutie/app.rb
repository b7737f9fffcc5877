require 'sinatra'
require_relative 'lib/paths'

get '/read' do
  reader = Reader.new
  reader.read(params[:a])
  reader.second(params[:b], 'x')
  reader.second('x', params[:c])
  Reader.open(params[:d])
  Paths.exists?(params[:e], true)
  Paths.join(params[:f], 'x')
  Paths::Public.send(:inner, params[:g])
  Paths::Deep.read(params[:h])
  Paths.number(params[:i])
  Paths.silent(params[:j])
  Paths.read(params[:k])
  reader.open(params[:l])
  'x'.send(:slurp, params[:m])
  Fresh.go(params[:n])
  Fresh::In.go(params[:o])
  'done'
end
