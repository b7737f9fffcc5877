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
