require 'sinatra/base'

# Filters that are declared in some environments only.
class Modes < Sinatra::Base
  enable :sessions
  configure(:development) { before('/a') { halt 401 unless session[:user] } }
  configure :test do
    before('/b') { halt 401 unless session[:user] }
  end
  configure :production do
    before('/c') { halt 401 unless session[:user] }
  end
  configure :production, :staging do
    before('/d') { halt 401 unless session[:user] }
  end
  before('/e') { halt 401 unless session[:user] } if development?
  before('/f') { halt 401 unless session[:user] } unless development?
  before('/g') { halt 401 unless session[:user] } if ENV['AUTH']
  configure do
    before('/h') { halt 401 unless session[:user] }
  end
  get('/a') { 'x' } # want RBN722 (access=bypassable)
  get('/b') { 'x' } # want RBN722 (access=bypassable)
  get('/c') { 'x' } # access=guarded
  get('/d') { 'x' } # access=guarded
  get('/e') { 'x' } # want RBN722 (access=bypassable)
  get('/f') { 'x' } # access=guarded
  get('/g') { 'x' } # access=guarded
  get('/h') { 'x' } # access=guarded
end
