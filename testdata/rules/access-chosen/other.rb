require 'sinatra/base'

# Another program, with sessions of its own.
class Other < Sinatra::Base
  get '/console' do # access=guarded
    halt 403 unless session[:admin]
    'console'
  end
end
