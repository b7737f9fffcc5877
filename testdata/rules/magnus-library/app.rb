require 'sinatra'
require_relative 'folio/folio'

get('/embed') { Folio.embed(params[:path].to_s, params[:title].to_s) }
get('/run') { Folio.run(params[:line].to_s).to_s }

# Modules that are mixed into a class of the native code.
module Watched
  def note(name)
    raise ArgumentError, 'name' unless name.match?(/\A[a-z]{1,20}\z/)

    super
  end

  def fetch(name)
    @count = @count.to_i + 1
    super
  end
end

module Noted
  def shown(name) = system("show #{name}") # want RBN201
end

Folio::Store.prepend(Watched)
Folio::Store.include(Noted)

get('/fetch') { Folio::Store.new('/srv').fetch(params[:name].to_s) }
get('/note') { Folio::Store.new('/srv').note(params[:note].to_s) }
get('/shown') { Folio::Store.new('/srv').shown(params[:name].to_s).to_s }

get '/check' do
  Folio.check(params[:line].to_s).to_s
rescue Refused => e
  "<p>#{e.message}</p>" # want RBN701
end
