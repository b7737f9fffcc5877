require 'sinatra'
require_relative 'office'

enable :sessions

helpers do
  def member!
    halt 401 unless session[:member]
  end
end

get '/' do # access=open
  'welcome'
end

get '/hours' do # access=open
  'nine to five'
end
