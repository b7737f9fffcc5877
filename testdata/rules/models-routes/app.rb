# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  attach_function :printf, %i[string varargs], :int
end

# An extension: its methods are the application's own.
module Listing
  def list(path)
    system("ls #{path}") # want RBN201 from=58
  end
end

# Every verb is a route, and filters and handlers run in the same object.
class App < Sinatra::Base
  register Listing

  configure { system('mkdir -p /srv/papers') }

  helpers do
    def name
      params[:name]
    end
  end

  template(:index) { 'Dear <%= name %>' }

  before { @name = params[:name] }

  not_found { system("log #{@name}") } # want RBN201 from=32

  error do
    system("log #{name} #{settings.environment}") # want RBN201 from=26
  end

  put('/paper') { system("p #{params[:x]}") } # want RBN201
  patch('/paper') { system("p #{params[:x]}") } # want RBN201
  delete('/paper') { system("p #{params[:x]}") } # want RBN201
  options('/paper') { system("p #{params[:x]}") } # want RBN201
  head('/paper') { system("p #{params[:x]}") } # want RBN201
  link('/paper') { system("p #{params[:x]}") } # want RBN201
  unlink('/paper') { system("p #{params[:x]}") } # want RBN201

  put('/constant') { system('p', params[:x]) }

  # What a format has for its arguments is not known.
  post '/printed' do
    Native.printf('%s', :string, params[:x]) # want RBN101
    Native.printf('constant')
    'done'
  end

  get '/list' do
    self.class.list(params[:x])
    self.class.list('/srv/papers')
  end
end
