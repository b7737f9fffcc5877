# frozen_string_literal: true

require 'sinatra/base'
require 'ffi'
require 'fiddle'

# Native libraries that a request names.
class Plugins < Sinatra::Base
  ROOT = File.expand_path('plugins', __dir__)
  KNOWN = { 'a' => 'liba.so', 'b' => 'libb.so' }.freeze

  post '/known' do
    FFI::DynamicLibrary.open(File.join(ROOT, KNOWN.fetch(params[:name])), FFI::DynamicLibrary::RTLD_LAZY)
    Fiddle.dlopen(File.join(ROOT, KNOWN.fetch(params[:name], 'liba.so')))
    Fiddle.dlopen(File.join(ENV.fetch('PLUGINS', ROOT), 'liba.so'))
    Fiddle.dlopen(ENV['PLUGIN'])
    name = params[:name].to_s
    halt 404 unless name.match?(/\A[a-z]+\z/)
    FFI::DynamicLibrary.open("/opt/plugins/lib#{name}.so", FFI::DynamicLibrary::RTLD_LAZY)
    'known'
  end

  # What the path captured leads nowhere else, what the query says does.
  get '/named/:name' do
    Fiddle.dlopen("/opt/plugins/#{params[:name]}.so")
    Fiddle.dlopen("/opt/plugins/#{params[:other]}.so") # want RBN102
    FFI::DynamicLibrary.open(params[:other], FFI::DynamicLibrary::RTLD_LAZY) # want RBN102
    'named'
  end

  post '/joined' do
    FFI::DynamicLibrary.open(File.join(ROOT, params[:name].to_s), FFI::DynamicLibrary::RTLD_LAZY) # want RBN102
    Fiddle.dlopen(File.expand_path(params[:name], ROOT)) # want RBN102
    Fiddle::Handle.new("#{ROOT}/#{params[:name]}.so") # want RBN102
    'joined'
  end
end
