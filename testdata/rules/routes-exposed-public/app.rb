require 'sinatra/base'
require 'json'

# Asks nobody anywhere: it is meant for everybody.
class Public < Sinatra::Base
  post '/admin/rebuild' do
    system('rebuild', Integer(params[:n]).to_s)
    'ok'
  end

  post '/notes' do
    File.write('/tmp/note', params[:text])
    'ok'
  end

  get '/processes' do
    system(ENV.to_h, 'ps', 'x')
    'ok'
  end

  get '/env' do # want+1 RBN723
    JSON.generate(ENV.to_h)
  end
end

class Tools < Sinatra::Base
  configure :development do
    get '/tools/env' do
      JSON.generate(ENV.to_h)
    end
  end
end
