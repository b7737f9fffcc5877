require 'sinatra'
SHOUT = :upcase.to_proc
LOUD = :strip.to_proc
COUNT = :length.to_proc
get '/x' do
  up = LOUD[params[:x]]
  system("/opt/bin/k #{up}") # want RBN201
  n = COUNT.call(params[:x])
  system("/opt/bin/k #{n}")
  system(LOUD.(params[:x])) # want RBN201
end
