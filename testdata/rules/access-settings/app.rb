require 'sinatra/base'

# Whether a filter asks is said by options of the application, or by what its own filters have set: a sister's say nothing of it.
class Base < Sinatra::Base
  enable :sessions
  helpers do
    def authenticate! = (halt 401 unless session[:id])
  end
end
class B1 < Base
  set :restricted, false
  before { authenticate! if settings.restricted }
end
class A1 < B1
  set :restricted, true
  get('/a1') { 'x' } # access=guarded
end
class H1 < B1
  get('/h1') { 'x' } # access=open
end
class B2 < Base
  set :restricted, false
  before { authenticate! if settings.restricted || @restricted }
end
class A2 < B2
  set :restricted, true
  get('/a2') { 'x' } # access=guarded
end
class R2 < B2
  before { @restricted = true }
  get('/r2') { 'x' } # want RBN722 (access=bypassable)
end
class H2 < B2
  get('/h2') { 'x' } # access=open
end
class B3 < Base
  before { authenticate! if @restricted }
end
class R3 < B3
  before { @restricted = true }
  get('/r3') { 'x' } # want RBN722 (access=bypassable)
end
class H3 < B3
  get('/h3') { 'x' } # access=open
end
class B4 < Base
  before { authenticate! unless settings.open }
  set :open, false
end
class O4 < B4
  set :open, true
  get('/o4') { 'x' } # access=open
end
class P4 < B4
  get('/p4') { 'x' } # access=guarded
end

# The object that says who comes is made in several places: on a route, it is the one that is made there.
class Account
  attr_reader :id

  def self.resume(session) = new(session[:account_id])

  def self.login(email, password)
    id, row = ACCOUNTS.find { |_, r| r[:email] == email.to_s }
    return new(nil) unless row

    new(Rack::Utils.secure_compare(row[:password], Digest.of(password)) ? id : nil)
  end

  def initialize(id)
    @id = id
    @row = ACCOUNTS[id] if id
  end

  def present? = !@row.nil?
end

class Ledger < Sinatra::Base
  enable :sessions

  helpers do
    def account = @account ||= Account.resume(session)
  end

  post '/login' do # access=open
    who = Account.login(params[:email], params[:password])
    halt 422 unless who.present?
    session[:account_id] = who.id
    'x'
  end

  get '/own' do # access=guarded
    halt 401 unless account.present?
    'x'
  end

  get '/any' do # want RBN722 (access=bypassable)
    halt 401 if account.nil?
    'x'
  end

  get '/named' do # access=open
    halt 401 unless Account.new(params[:id]).present?
    'x'
  end
end

# Which of the routes that a loop declares are guarded, a list says.
class Press < Sinatra::Base
  KINDS = %w[papers plates].freeze
  METERED = %w[papers plates].freeze
  FREE = %w[inks].freeze
  enable :sessions

  helpers do
    def protected! = (halt 401 unless session[:id])
  end

  KINDS.each do |kind|
    post("/#{kind}") { protected! if METERED.include?(kind) } # access=guarded
    put("/#{kind}") { protected! unless FREE.include?(kind) } # access=guarded
  end

  FREE.each do |kind|
    post("/#{kind}") { protected! if METERED.include?(kind) } # access=open
    put("/#{kind}") { protected! unless FREE.include?(kind) } # access=open
  end
end
