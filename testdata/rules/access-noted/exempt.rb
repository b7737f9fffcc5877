require 'sinatra/base'

# What the answer of a method is used for, its caller says. Pages that are taken out of a filter are open.
class Exempt < Sinatra::Base
  enable :sessions

  helpers do
    def valid_session?
      Sessions.valid?(session[:session_id])
    end

    def valid?
      !session[:user].nil?
    end

    def agent_known(uuid)
      Agents.exclude(status: 'pending').where(uuid: uuid).first ? true : false
    end
  end

  class Sessions
    def self.valid?(key)
      return true if Session.first(session_key: key)
    end
  end

  before do
    unless %w[login agents].include?(request.path_info.split('/')[1])
      redirect '/login' unless valid_session?
    end
  end

  # Nobody looks at the answer of the method that asks.
  before('/login/again') { valid? }

  get '/login' do # access=open
    'sign in'
  end

  get '/login/again' do # want RBN722 (access=bypassable)
    'sign in again'
  end

  get '/pages' do # access=guarded
    'pages'
  end

  get '/agents/queue' do # access=guarded
    redirect to('/agents/notauthorized') unless agent_known(request.cookies['agent_uuid'])
    'queue'
  end

  get '/agents/banner' do # access=open
    redirect to('/agents/plain') unless agent_known(request.cookies['theme'])
    'banner'
  end
end
