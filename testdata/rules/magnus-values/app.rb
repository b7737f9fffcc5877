require 'sinatra'
require_relative 'lib/store'

get '/lists' do
  Store.required('a', 'b')
  Store.required('a', params[:b])
  Store.required('a', 'b', params[:c])
  Store.numbers(params[:a], params[:b])

  Store.keywords('a', name: 'b')
  Store.keywords('a', name: params[:n])
  Store.keywords('a', name: 'b', path: params[:p])

  Store.listed('a')
  Store.listed(params[:a])
  Store.texts('a')

  Store.texts(params[:t])

  Store.others(:a, [], {}, nil)
  Store.others(params[:s].to_sym, [params[:l]], { 'path' => params[:p] }, params[:v])

  Store.closed('a')
  Store.closed(params[:c])
  Store.generated('a')
  Store.generated(params[:g]) # want RBN101

  cache = Store::Cache.new(dir: '/srv')
  cache.make(params[:m])
  cache.insert(params[:i])
  Store::Deep.new(dir: '/srv').direct(params[:d])
  Store::Cache.public_send(:new, dir: '/srv')
  'done'
end

get '/shapes' do
  Store.shapes('a', params[:b], 'c')
  Store.named(a: 'a', b: 'b', c: 'c')
  Store.named(a: 'a', b: 'b', c: params[:c])
  Store.named(a: 'a', b: 'b', c: 'c', f: params[:f])
  Store.named(a: 'a', b: 'b', c: 'c', g: params[:g])

  Store.both('a', {}, name: 'b')
  Store.both('a', {}, name: params[:n])

  Store.converted('a', 'b')
  Store.converted(params[:v], 'b')
  'done'
end
