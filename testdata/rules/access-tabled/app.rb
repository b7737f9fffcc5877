require 'sinatra/base'

# What is asked stands in a table, by the name of what somebody wants to do.
class Tabled < Sinatra::Base
  enable :sessions
  RULES = { edit: %w[manager], swap: %w[vet nurse], look: nil }.freeze
  TITLES = { edit: 'Edit' }.freeze
  WITHOUT_LOGIN = %w[join contact].freeze
  GROWN = { edit: %w[manager] }
  GROWN[:swap] = %w[vet]
  TEXTS = { 'edit' => %w[manager] }.freeze

  helpers do
    def permit!(action)
      allowed = RULES[action]
      return unless allowed

      halt 403 unless session[:user] && allowed.include?(session[:role])
    end

    def permit_grown!(action)
      allowed = GROWN[action]
      return unless allowed

      halt 403 unless session[:user] && allowed.include?(session[:role])
    end

    def permit_text!(action)
      allowed = TEXTS[action]
      return unless allowed

      halt 403 unless session[:user] && allowed.include?(session[:role])
    end

    def permit_known!(action)
      allowed = RULES[action] or halt 403
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

  # It is not known what the table has in the end, nor whether a text and a symbol are the same.
  get '/grown' do # access=open
    permit_grown! :swap
    'grown'
  end

  get '/texts' do # access=open
    permit_text! :edit
    'texts'
  end

  # What the table does not have is refused.
  get '/known' do # access=guarded
    permit_known! :swaps
    'known'
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
