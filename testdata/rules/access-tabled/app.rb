require 'sinatra/base'

# What is asked stands in a table, by the name of what somebody wants to do.
class Tabled < Sinatra::Base
  enable :sessions
  RULES = { edit: %w[manager], swap: %w[vet nurse], look: nil }.freeze
  TITLES = { edit: 'Edit' }.freeze
  WITHOUT_LOGIN = %w[join contact].freeze

  helpers do
    def permit!(action)
      allowed = RULES[action]
      return unless allowed

      halt 403 unless session[:user] && allowed.include?(session[:role])
    end

    def title(name)
      TITLES[name] || name.to_s
    end
  end

  before '/pages/*' do
    page = request.path_info.split('/').last
    halt 401 unless WITHOUT_LOGIN.include?(page) || session[:user]
  end

  get '/edit' do # access=guarded
    permit! :edit
    'edit'
  end

  get '/look' do # access=open
    permit! :look
    'look'
  end

  # The table has another name.
  get '/swaps' do # want RBN722 (access=bypassable)
    permit! :swaps
    'swaps'
  end

  get '/named' do # access=open
    permit! params[:action].to_sym
    'named'
  end

  get '/titled' do # access=open
    title(:swaps)
  end

  get '/pages/join' do # access=open
    'join'
  end

  get '/pages/me' do # access=guarded
    'me'
  end

  get '/pages/:id/edit' do # access=guarded
    'edit'
  end
end
