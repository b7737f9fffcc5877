# frozen_string_literal: true

require 'sinatra/base'
require 'sinatra/activerecord'

# The program has records, and none of them is at hand.
class App < Sinatra::Base
  post '/accounts' do
    Account.create(params[:account]) # want RBN703
    Account.create(name: params[:name])
    account = Account.find(params[:id])
    account.update(params[:account]) # want RBN703
    account.update(params[:account].slice('name'))
    SignupForm.new(params)
    Billing::Client.new(params)
    'made'
  end
end
