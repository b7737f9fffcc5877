require 'sinatra/base'
require 'json'

# Pages belong to all; only to take one away asks for its author.
class Pages < Sinatra::Base
  helpers do
    def page
      Page[params[:slug]] || halt(404)
    end

    def user!
      session[:user] || halt(401)
    end
  end

  get '/pages/:slug' do
    JSON.generate(page)
  end

  get '/pages/:slug/history' do
    JSON.generate(page.history)
  end

  put '/pages/:slug' do
    user!
    page.update(text: request.body.read)
    'ok'
  end

  post '/pages/:slug/lock' do
    user!
    page.lock
    'ok'
  end

  patch '/pages/:slug' do
    user!
    page.update(title: params[:title])
    'ok'
  end

  delete '/pages/:slug' do
    halt 403 unless page.author == user!
    page.delete
    system("log #{params[:slug]}") # want RBN201
    'ok'
  end
end

# Everybody sees what somebody has made.
class Albums < Sinatra::Base
  helpers do
    def user!
      session[:user] || halt(401)
    end
  end

  get '/albums/:id' do
    JSON.generate(Album.find(params[:id]))
  end

  put '/albums/:id' do
    album = Album.find(params[:id])
    halt 403 if album.owner_id != user!
    album.update(title: params[:title])
    'ok'
  end

  delete '/albums/:id' do
    album = Album.find_by(id: params[:id], owner_id: user!)
    album.destroy
    'ok'
  end
end
