require 'sinatra/base'

class Desk < Sinatra::Base
  enable :sessions

  before '/mine/*' do
    halt 401 unless session[:user]
  end

  before '/tickets' do
    halt 401 unless session[:user]
  end

  get '/mine/tickets' do
    'mine'
  end

  get '/tickets' do
    'tickets'
  end

  # Below another path than the filters.
  get '/ticketless' do
    'open'
  end

  get '/help' do
    'open'
  end

  post '/late' do # want RBN722
    system('archive', Integer(params[:id]).to_s)
    halt 401 unless session[:user]
    'done'
  end

  get '/claimed' do # want RBN722
    halt 403 unless request.env['HTTP_X_ADMIN'] == 'yes'
    'for those who say so'
  end
end
