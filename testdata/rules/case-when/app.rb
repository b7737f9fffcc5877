# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  NAMES = %w[inbox archive].freeze

  get '/value' do
    option = case params[:x]
             when 'text' then '--text'
             when 'csv' then '--csv'
             else halt 404
             end
    system("p #{option}")
  end

  get '/assigned' do
    case params[:x]
    when 'text'
      option = '--text'
    else
      option = '--csv'
    end
    system("p #{option}")
  end

  get '/equal' do
    x = params[:x]
    case x
    when 'inbox', 'archive'
      system("p #{x}")
    else
      halt 404
    end
  end

  get '/splat' do
    x = params[:x]
    case x
    when *NAMES then system("p #{x}")
    end
    'done'
  end

  get '/regexp' do
    x = params[:x]
    case x
    when /\A[a-z]+\z/ then system("p #{x}")
    end
    'done'
  end

  get '/others-leave' do
    x = params[:x]
    case x
    when 'inbox' then status 200
    else halt 404
    end
    system("p #{x}")
  end

  get '/pattern' do
    x = params[:x]
    case x
    in 'inbox' | 'archive' then system("p #{x}")
    in _ then halt 404
    end
  end

  get '/else' do
    x = params[:x]
    case x
    when 'inbox' then system("p #{x}")
    else system("p --other #{x}") # want RBN201
    end
  end

  get '/type' do
    x = params[:x]
    case x
    when String then system("p #{x}") # want RBN201
    when nil then halt 404
    end
  end

  get '/weak-regexp' do
    x = params[:x]
    case x
    when /^[a-z]+$/ # want RBN001
      system("p #{x}") # want RBN201
    end
  end

  get '/bound' do
    case params[:x]
    in String => text then system("p #{text}") # want RBN201
    in nil then halt 404
    end
  end

  get '/hash-pattern' do
    case params[:filter]
    in { name:, kind: 'exact' } then system("p #{name}") # want RBN201
    in _ then halt 404
    end
  end
end
