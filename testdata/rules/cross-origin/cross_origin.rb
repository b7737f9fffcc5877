# frozen_string_literal: true

require 'sinatra/base'
require 'sinatra/cross_origin'

# sinatra-cross_origin
class Site < Sinatra::Base
  register Sinatra::CrossOrigin
  enable :cross_origin
  set :allow_origin, 'https://app.example.com'
end

class NoCookies < Sinatra::Base
  register Sinatra::CrossOrigin
  enable :cross_origin
  set :allow_origin, :any
  set :allow_credentials, false
end

class AnySite < Sinatra::Base
  register Sinatra::CrossOrigin
  set :allow_origin, :any
  enable :cross_origin # want RBN712
  set :cross_origin, true # want RBN712
end

class FromOutside < Sinatra::Base
  register Sinatra::CrossOrigin
  enable :cross_origin
  set :allow_origin, ENV.fetch('SITE')
end

class Off < Sinatra::Base
  set :cross_origin, false
end

# sinatra-cors
class ForEverybody < Sinatra::Base
  register Sinatra::Cors
  set :allow_origin, '*'
  disable :allow_credentials
end

class OneSite < Sinatra::Base
  register Sinatra::Cors
  set :allow_origin, 'https://app.example.com'
  enable :allow_credentials
end

class Everybody < Sinatra::Base
  register Sinatra::Cors
  enable :sessions
  set :allow_origin, '*'
  enable :allow_credentials # want RBN712
end
