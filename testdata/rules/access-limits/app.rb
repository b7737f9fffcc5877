require 'sinatra/base'

# What asks in many ways, of which each says the same whoever asks.
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

  get '/maze' do # access=guarded
    'maze'
  end
end

# What asks in so many ways that it is not followed to its end.
class Labyrinth < Sinatra::Base
  enable :sessions

  before { halt 401 unless first?(session) }

  helpers do
    def first?(who)
      second?(who) || second?(who) || second?(who)
    end

    def second?(who)
      third?(who) || third?(who) || third?(who)
    end

    def third?(who)
      fourth?(who) || fourth?(who) || fourth?(who)
    end

    def fourth?(who)
      fifth?(who) || fifth?(who) || fifth?(who)
    end

    def fifth?(who)
      sixth?(who) || sixth?(who) || sixth?(who)
    end

    def sixth?(who)
      seventh?(who) || seventh?(who) || seventh?(who)
    end

    def seventh?(who)
      eighth?(who) || eighth?(who) || eighth?(who)
    end

    def eighth?(who)
      ninth?(who) || ninth?(who) || ninth?(who)
    end

    def ninth?(who)
      tenth?(who) || tenth?(who) || tenth?(who)
    end

    def tenth?(who)
      !who[:user].nil?
    end
  end

  get '/labyrinth' do # access=unknown
    'labyrinth'
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
