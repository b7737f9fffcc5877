require 'sinatra'
require_relative 'lib/lamps'

get('/read') { Lamps.instance.read(params[:a]).to_s }
get('/named') { Lamps.instance.named(params[:b]).to_s }
get('/known') { Lamps.instance.known(params[:c]).to_s }
get('/opened') { Lanterns.new(Lanterns::LIB).drop(params[:d]).to_s }
get('/shelf') { Shelf.new({ 'lamps_never' => ->(path) { path.size } }).never(params[:e]).to_s }
