require 'sinatra/base'

# What asks in so many ways that it is not followed to its end.
class Maze < Sinatra::Base
  enable :sessions

  before { halt 401 unless first? }

  helpers do
    def first?
      second? || second? || second?
    end

    def second?
      third? || third? || third?
    end

    def third?
      fourth? || fourth? || fourth?
    end

    def fourth?
      fifth? || fifth? || fifth?
    end

    def fifth?
      sixth? || sixth? || sixth?
    end

    def sixth?
      seventh? || seventh? || seventh?
    end

    def seventh?
      eighth? || eighth? || eighth?
    end

    def eighth?
      ninth? || ninth? || ninth?
    end

    def ninth?
      tenth? || tenth? || tenth?
    end

    def tenth?
      !session[:user].nil?
    end
  end

  get '/maze' do # access=unknown
    'maze'
  end
end

class Short < Maze
  before { halt 401 unless tenth? }

  get '/short' do # access=guarded
    'short'
  end

  get '/lookup' do # access=guarded
    system("look #{params[:x]}") # want RBN201
  end
end
