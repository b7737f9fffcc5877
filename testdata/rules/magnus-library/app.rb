require 'sinatra'
require_relative 'folio/folio'

get('/embed') { Folio.embed(params[:path].to_s, params[:title].to_s) }
get('/run') { Folio.run(params[:line].to_s).to_s }
