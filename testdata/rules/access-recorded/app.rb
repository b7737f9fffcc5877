require 'sinatra/base'
require 'sinatra/extension'

PEOPLE = { 'a' => { name: 'Ada', roles: ['clerk'] } }.freeze

# An extension whose body is written as that of an application: what it says is said of those that register it.
module Rules
  extend Sinatra::Extension

  enable :sessions

  helpers do
    def person
      @person ||= PEOPLE[env.dig('rack.session', 'person')]
    end

    def person!
      person || redirect('/login')
    end

    def role?(role) = person ? person[:roles].include?(role) : false

    def roles!(*roles)
      halt 403 unless roles.all? { |role| role?(role) }
    end
  end

  set(:roles) { |*roles| condition { roles!(*roles) } }
  set(:known) { |wanted| condition { person! if wanted } }
end

class Base < Sinatra::Base
  register Rules
end

class Desk < Base
  get '/desk' do # access=guarded
    person!
    PEOPLE.keys.join
  end

  get '/desk/open' do # access=open
    'open from nine'
  end

  get '/desk/keys', known: true do # access=guarded
    PEOPLE.keys.join
  end

  get '/desk/bills', roles: 'clerk' do # access=guarded
    PEOPLE.keys.join
  end

  get '/desk/books', roles: [] do # want RBN722 (access=bypassable)
    PEOPLE.keys.join
  end

  get '/desk/safe' do # access=guarded
    roles! 'clerk', 'owner'
    PEOPLE.keys.join
  end
end

class Indoors < Base
  before { person! }

  get '/indoors' do # access=guarded
    PEOPLE.keys.join
  end
end

# What is only included brings its helpers: no filters.
module Lonely
  extend Sinatra::Extension

  before { halt 403 unless session[:person] }
end

class Porch < Sinatra::Base
  helpers Lonely

  get '/porch' do # access=open
    PEOPLE.keys.join
  end
end

# Nobody registers it.
module Unused
  extend Sinatra::Extension

  before { halt 401 }
end
