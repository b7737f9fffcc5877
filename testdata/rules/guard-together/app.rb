require 'sinatra/base'

# Two checks that count only together.
class Together < Sinatra::Base
  NAME = /\A[\w.]+\z/
  DOTS = %w[. ..].freeze

  before '/filtered' do
    halt 400 unless params[:name].to_s.match?(NAME)
  end

  helpers do
    def no_slash?(name)
      name !~ %r{/}
    end

    def plain!(name)
      halt 400 unless name =~ NAME
    end
  end

  get '/pairs' do
    name = params[:name]
    File.read("/srv/#{name}") if name =~ NAME # want RBN301
    File.read("/srv/#{name}") if name =~ NAME && name != '..'
    File.read("/srv/#{name}") if name =~ NAME && name != 'a' # want RBN301
    File.read("/srv/#{name}") if name =~ NAME && !name.start_with?('.')
    File.read("/srv/#{name}") if name =~ NAME && !DOTS.include?(name)
    File.read("/srv/#{name}") if name =~ NAME || name != '..' # want RBN301
    File.read("/srv/#{name}") if name =~ %r{\A[^/]+\z} && name !~ /\A\.+\z/
    File.read("/srv/#{name}") if name !~ %r{/} && !name.start_with?('.')
    File.read("/srv/#{name}") if name !~ %r{/} || !name.start_with?('.') # want RBN301
    File.read("/srv/#{name}") unless name =~ %r{/} || name.start_with?('.')
    File.read("/srv/#{name}") unless name =~ %r{/} && name.start_with?('.') # want RBN301
  end

  get '/steps' do
    name = params[:name].to_s
    halt 400 unless name =~ NAME
    File.read("/srv/#{name}") # want RBN301
    halt 400 if name.start_with?('.')
    File.read("/srv/#{name}")
    name << params[:more]
    File.read("/srv/#{name}") # want RBN301
  end

  get '/changed' do
    name = params[:name].to_s
    halt 400 unless name =~ NAME
    name << params[:more]
    halt 400 if name.start_with?('.')
    File.read("/srv/#{name}") # want RBN301
  end

  get '/filtered' do
    File.read("/srv/#{params[:name]}") # want RBN301
    halt 400 if params[:name].start_with?('.')
    File.read("/srv/#{params[:name]}")
  end

  get '/asked' do
    name = params[:name]
    halt 400 unless no_slash?(name) && !name.start_with?('.')
    File.read("/srv/#{name}")
    plain!(params[:other])
    File.read("/srv/#{params[:other]}") # want RBN301
    halt 400 if params[:other] == '..'
    File.read("/srv/#{params[:other]}")
  end

  get '/many' do
    name = params[:name]
    halt 400 unless name =~ NAME && name != 'a' && name != 'b' && name != 'c' && name != 'd' && name != '..'
    File.read("/srv/#{name}") # FP_RBN301 (five checks are judged together, not more)
  end
end
