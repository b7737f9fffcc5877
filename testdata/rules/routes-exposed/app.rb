require 'sinatra/base'
require 'json'

class Shop < Sinatra::Base
  enable :sessions

  helpers do
    def user!
      halt 401 unless session[:user]
    end

    def environment
      ENV.map { |k, v| "#{k}=#{v}" }.join("\n")
    end

    def resize(width)
      system('convert', 'in.png', '-resize', width.to_s, 'out.png')
    end
  end

  get '/account' do
    user!
    'account'
  end

  # Where somebody signs in.
  post '/login' do
    account = Account.find_by(name: params[:name])
    halt 401 unless account && account.password == params[:password] # want RBN704
    session[:user] = account.id
    File.write("/var/log/shop/#{account.id}", 'signed in')
    'welcome'
  end

  # The same for everybody.
  get '/uptime' do
    `uptime`
  end

  # What is read is often for everybody.
  get '/terms' do
    send_file "terms.#{params[:lang] == 'de' ? 'de' : 'en'}.txt"
  end

  get '/admin/login' do
    'who are you?'
  end

  get '/orders/:id/label' do
    user!
    system('label', Integer(params[:id]).to_s)
    'ok'
  end

  put '/orders/:id/photo' do
    user!
    File.binwrite('/var/lib/shop/photo', request.body.read)
    'ok'
  end

  post '/orders/:id/print' do
    user!
    system('print-order', Integer(params[:id]).to_s)
    'ok'
  end

  post '/convert' do
    system('convert', 'in.png', '-resize', Integer(params[:width]).to_s, 'out.png') # want RBN721
    'ok'
  end

  get '/preview' do
    resize(Integer(params[:width])) # want RBN721
    'ok'
  end

  post '/upload' do
    File.binwrite('/var/lib/shop/upload', request.body.read) # want RBN721
    'ok'
  end

  delete '/admin/orders/:id' do # want RBN723
    Order.delete(params[:id].to_i)
    'ok'
  end

  get '/look' do
    binding.irb # want RBN723
  end

  get '/debug/env' do
    environment # want RBN723
  end

  get '/memory' do
    user!
    ObjectSpace.count_objects.to_s
  end

  post '/stop' do
    exit! # want RBN723
  end

  post '/calc' do
    user!
    eval(params[:x]) # want RBN401
  end

  post '/run' do
    eval(request.body.read).inspect # want RBN401
  end
end
