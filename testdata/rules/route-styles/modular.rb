# frozen_string_literal: true

require 'sinatra/base'
require 'sinatra/multi_route'
require 'sinatra/namespace'

SHOW = proc { system("p #{params[:x]}") } # want RBN201 route=GET:/constant
LIST = lambda do
  system("p #{params[:x]}") # want RBN201 route=GET:/lambda
end

# Everything that a class body can declare.
class Styles < Sinatra::Base
  register Sinatra::MultiRoute
  register Sinatra::Namespace

  get('/string/:x') { system("p #{params[:x]}") } # want RBN201 route=GET:/string/:x
  get('/splat/*') { system("p #{params[:splat].first}") } # want RBN201 route=GET:/splat/*
  get('/splat/*/of/*.*') { |a, b, c| system("p #{a} #{b} #{c}") } # want RBN201
  get('/optional/?:x?') { system("p #{params[:x]}") } # want RBN201 route=GET:/optional/?:x?
  get(%r{/re/(.+)}) { |x| system("p #{x}") } # want RBN201 route=GET:%r{/re/(.+)}
  get(%r{/named/(?<x>.+)}) { system("p #{params['x']}") } # want RBN201
  get(%r{/captures/(.+)}) { system("p #{params[:captures].first}") } # want RBN201
  get('/rails/:x(/:y)', mustermann_opts: { type: :rails }) { |x| system("p #{x}") } # want RBN201

  get '/method/:x', &method(:shown)
  get '/constant', &SHOW
  get('/lambda', &LIST)
  block = proc { system("p #{params[:x]}") } # want RBN201 route=POST:/variable
  post '/variable', &block

  def self.shown(name = nil)
    system("p #{name}") # want RBN201 route=GET:/method/:x
  end

  head('/head') { system("p #{params[:x]}") } # want RBN201 route=HEAD:/head
  route('GET', '/route') { system("p #{params[:x]}") } # want RBN201 route=GET:/route
  route(:get, :post, '/multi') { system("p #{params[:x]}") } # want RBN201 route=GET|POST:/multi
  route :put, :patch, ['/a', '/b'] do
    system("p #{params[:x]}") # want RBN201 route=PUT|PATCH:/a|/b
  end
  get(['/c', '/d']) { system("p #{params[:x]}") } # want RBN201 route=GET:/c|/d

  PREFIX = '/api/v1'
  get("#{PREFIX}/joined") { system("p #{params[:x]}") } # want RBN201

  %i[get post].each do |verb|
    send(verb, '/sent') { system("p #{params[:x]}") } # want RBN201 route=ANY:/sent
  end

  namespace '/outer' do
    before { system("p #{params[:before]}") } # want RBN201

    get('/x') { system("p #{params[:x]}") } # want RBN201 route=GET:/outer/x
    get { system("p #{params[:x]}") } # want RBN201 route=GET:/outer

    helpers do
      def outer_name
        params[:name] # (found where it is used)
      end
    end

    namespace('/inner', provides: :json) do
      delete('/:y') { system("p #{outer_name}") } # want RBN201 from=59
      delete('/constant') { system('p', outer_name) }
    end
  end

  if ENV['ADMIN']
    namespace '/admin' do
      get('/x') { system("p #{params[:x]}") } # want RBN201 route=GET:/admin/x
    end
  end

  namespace('/late') { get('/x') { system("p #{params[:x]}") } } if ENV['LATE'] # want RBN201 route=GET:/late/x

  set(:role) do |name|
    condition do
      system("p #{name}")
      system("p #{params[:token]}") # want RBN201
      true
    end
  end

  get('/guarded', role: :admin) { system("p #{params[:x]}") } # want RBN201 route=GET:/guarded

  before('/filtered/*') { system("p #{params[:x]}") } # want RBN201
  after('/filtered/:x') { |x| system("p #{x}") } # want RBN201
  error(404, 500) { system("p #{request.path_info}") } # want RBN201
  error(ArgumentError) { |e| system("p #{params[:x]} #{e}") } # want RBN201

  configure :development do
    get('/debug') { system("p #{params[:x]}") } # want RBN201 route=GET:/debug
  end

  get '/forwarded' do
    status, _headers, body = call(env.merge('PATH_INFO' => '/string/a'))
    system("p #{status}")
    [status, {}, body]
  end

  get '/stream' do
    stream do |out|
      out << params[:x] # want RBN701
      system("p #{params[:x]}") # want RBN201 route=GET:/stream
    end
  end
end

# A subclass has the routes of its superclass, and its own.
class More < Styles
  get('/more') { system("p #{params[:x]}") } # want RBN201 route=GET:/more
end
