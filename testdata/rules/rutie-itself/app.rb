# frozen_string_literal: true

require 'sinatra/base'
require 'ledger'

# Methods of Ruby that native methods call on their own object.
class Ledger
  def note(text) = text.size

  def book(text)
    eval(text) # want RBN401
  end
end

# It has a method of the same name.
class Other
  def book(text)
    eval(text)
  end

  def note(text)
    eval(text)
  end
end

class App < Sinatra::Base
  post '/book' do
    Ledger.new.forward(params[:text]).to_s
  end

  post '/note' do
    Ledger.new.remark(params[:text]).to_s
  end
end
