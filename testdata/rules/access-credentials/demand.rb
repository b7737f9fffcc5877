require 'sinatra/base'

# A variable that the program does not start without is there.
Dotenv.require_keys('FIRST')
LIMIT = ENV.fetch('SECOND')
abort 'THIRD is not set' unless ENV['THIRD']
raise 'FOURTH is not set' if ENV['FOURTH'].to_s.empty?
FALLBACK = ENV.fetch('FIFTH', nil)
SEVENTH = ENV['SEVENTH']
EIGHTH = ENV['EIGHTH']
abort unless EIGHTH

class Demanding < Sinatra::Base
  post '/first' do # access=guarded
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['FIRST']
    'first'
  end

  post '/second' do # access=guarded
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['SECOND']
    'second'
  end

  post '/third' do # access=guarded
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['THIRD']
    'third'
  end

  post '/fourth' do # access=guarded
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['FOURTH']
    'fourth'
  end

  # What may be missing, or is asked for only where it is used, is not there for certain.
  post '/fifth' do # want RBN722 (access=bypassable)
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['FIFTH']
    'fifth'
  end

  post '/sixth' do # want RBN722 (access=bypassable)
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['SIXTH']
    'sixth'
  end

  # What keeps it for the program is no more than it.
  set :ninth, ENV['NINTH']

  post '/seventh' do # want RBN722 (access=bypassable)
    halt 401 unless request.env['HTTP_X_TOKEN'] == SEVENTH
    'seventh'
  end

  post '/eighth' do # access=guarded
    halt 401 unless request.env['HTTP_X_TOKEN'] == EIGHTH
    'eighth'
  end

  post '/ninth' do # want RBN722 (access=bypassable)
    return 'invalid api token' unless request.env['HTTP_X_TOKEN'] == settings.ninth
    system('ninth')
  end

  get '/elsewhere' do # access=open
    ENV.fetch('SIXTH')
  end
end
