require 'sinatra/base'

# What an extension sets it sets in each application that registers it. Its hook may be a method of the module that extends
# itself.
module Checks
  extend self

  module Helpers
    def user
      @user ||= session[:user] && User[session[:user]]
    end
  end

  def registered(app)
    app.helpers Helpers
    app.set(:auth) do |type|
      condition do
        error 403 unless user
        error 403 if type == :admin && !user.admin?
      end
    end
    app.set(:traced) { |on| condition { logger.info(on) } }
  end
end

class Letters < Sinatra::Base
  register Checks

  post '/letters', auth: true do # access=guarded
    Letter.create(text: params[:text])
  end

  get '/letters', traced: true do # access=open
    'letters'
  end
end

class Parcels < Sinatra::Base
  register Checks

  post '/parcels', auth: :admin do # access=guarded
    Parcel.create(text: params[:text])
  end

  get '/parcels' do # access=open
    'parcels'
  end
end
