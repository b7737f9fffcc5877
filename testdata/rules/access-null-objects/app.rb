require 'sinatra/base'

# Somebody who has not signed in is an object too, which answers for itself.
ACCOUNTS = { 'ann' => { login: 'ann', rank: 2 } }.freeze

class Account
  def self.load(login)
    row = ACCOUNTS[login]
    row && new(row)
  end

  def initialize(row) = @row = row
  def guest? = false
  def known? = true
  def at_least?(rank) = @row[:rank] >= rank
end

class Guest
  def guest? = true
  def known? = true
  def at_least?(_rank) = false
end

# One that is only there for whoever has shown a token.
class Caller
  def initialize(token)
    raise ArgumentError, 'token' unless Rack::Utils.secure_compare(token.to_s, ENV.fetch('TOKEN'))
  end
end

class Accounts < Sinatra::Base
  enable :sessions

  helpers do
    def current_account = @current_account ||= Account.load(session[:login]) || Guest.new
    def named_account = Account.load(params[:login]) || Guest.new

    def require_login
      redirect '/login' if current_account.guest?
    end
  end

  set(:rank) do |rank|
    condition { halt 403 unless current_account.at_least?(rank) }
  end

  get '/page' do # access=guarded
    require_login
    'page'
  end

  get '/ranked', rank: 2 do # access=guarded
    'ranked'
  end

  get '/denied' do # access=guarded
    halt 403 unless current_account.at_least?(1)
    'denied'
  end

  # Both say that they are known.
  get '/known' do # access=open
    halt 403 unless current_account.known?
    'known'
  end

  # An object is there in any case.
  get '/there' do # want RBN722 (access=bypassable)
    halt 401 unless current_account
    'there'
  end

  # This one is only made for somebody who has shown the token.
  get '/called' do # access=guarded
    halt 401 unless session[:login] || Caller.new(request.env['HTTP_X_TOKEN'])
    'called'
  end

  # Whom it is about the client says: that is no question of who asks.
  get '/named' do # access=open
    halt 401 if named_account.guest?
    'named'
  end

  get '/greeting' do # access=open
    current_account ? 'hello' : 'who are you?'
  end
end
