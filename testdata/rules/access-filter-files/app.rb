require 'sinatra'
require_relative 'filters'

enable :sessions

get '/ledger' do # want RBN722 (access=bypassable)
  'ledger'
end
