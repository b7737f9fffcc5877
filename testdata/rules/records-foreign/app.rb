require 'sinatra/base'
require 'json'

module Store
  def self.loans
    @loans ||= {}
  end

  def self.books
    @books ||= {}
  end

  def self.loans_of(id)
    loans.values.select { |l| l[:user_id] == id }
  end
end

class Library < Sinatra::Base
  before { halt 401 unless user }

  helpers do
    def user
      @user ||= User[session[:user_id]]
    end

    def loan!
      found = Store.loans[params[:id].to_i]
      halt 404 unless found && found[:user_id] == user.id
      found
    end

    def any_loan
      Store.loans[params[:id].to_i] || halt(404)
    end
  end

  get '/loans' do
    JSON.generate(Store.loans_of(user.id))
  end

  get '/loans/:id' do
    JSON.generate(loan!)
  end

  put '/loans/:id' do
    loan = Store.loans[params[:id].to_i]
    halt 404 unless loan && loan[:user_id] == user.id
    loan[:due] += 14
    'ok'
  end

  # Nobody's own.
  get '/books/:id' do
    JSON.generate(Store.books[params[:id].to_i])
  end

  get '/receipts/:id' do
    JSON.generate(Store.loans[params[:id].to_i]) # want RBN724
  end

  post '/loans/:id/note' do
    any_loan[:note] = 'x' # want RBN724
    'ok'
  end

  # Asked by a predicate that is given who asks, or by a method of a library.
  get '/loans/:id/read' do
    loan = Store.loans[params[:id].to_i]
    halt 403 unless loan && loan.readable_by?(user)
    JSON.generate(loan)
  end

  get '/loans/:id/see' do
    loan = Store.loans[params[:id].to_i]
    authorize loan, :show?
    JSON.generate(loan)
  end

  get '/loans/:id/logged' do
    loan = Store.loans[params[:id].to_i] # want RBN724
    Log.note(user, loan)
    JSON.generate(loan)
  end

  # Who may do more than others.
  delete '/loans/:id' do
    halt 403 unless user.staff?
    Store.loans.delete(params[:id].to_i)
    'ok'
  end

  delete '/returns/:id' do
    Store.loans.delete(params[:id].to_i) # want RBN724
    'ok'
  end
end

class Garage < Sinatra::Base
  before { halt 401 unless session[:user_id] }

  helpers do
    def current_user
      User[session[:user_id]]
    end
  end

  get '/cars' do
    JSON.generate(current_user.cars.map(&:values))
  end

  put '/cars/:id' do
    car = current_user.cars_dataset.with_pk!(params[:id])
    car.set_fields(params, %w[plate])
    'ok'
  end

  get '/cars/:id' do
    JSON.generate(Car.with_pk!(params[:id].to_i).values) # want RBN724
  end

  get '/trips/:id' do
    JSON.generate(Trip.where(id: params[:id].to_i, user_id: current_user.id).first)
  end

  post '/trips/:id/end' do
    Trip.where(id: params[:id].to_i).update(done: true) # want RBN724
    'ok'
  end

  # Somebody is found by what he says, and what he has is his.
  get '/me' do
    JSON.generate(User[session[:user_id]])
  end
end
