require 'sinatra/base'
require 'jwt'

KEY = ENV.fetch('KEY')
MEMBERS = {}

# How a credential is written says nothing of who sends it.
class Schemes < Sinatra::Base
  helpers do
    def bearer
      scheme, token = request.env['HTTP_AUTHORIZATION'].to_s.split(' ', 2)
      token if scheme.to_s.casecmp?('bearer')
    end
  end

  get '/sent' do # want RBN722 (access=bypassable)
    halt 401 unless bearer
    MEMBERS.keys.join
  end

  get '/known' do # access=guarded
    halt 401 unless MEMBERS[bearer]
    MEMBERS.keys.join
  end
end

# One of the algorithms that are allowed signs nothing.
class Unsigned < Sinatra::Base
  before do
    payload = JWT.decode(params[:token], KEY, true, algorithms: %w[HS256 none]).first # want RBN706
    halt 401 unless MEMBERS[payload['sub']]
  end

  get('/unsigned') { MEMBERS.keys.join } # want RBN722 (access=bypassable)
end

class Signed < Sinatra::Base
  before do
    payload = JWT.decode(params[:token], KEY, true, algorithms: %w[HS256 HS512]).first
    halt 401 unless MEMBERS[payload['sub']]
  end

  get('/signed') { MEMBERS.keys.join } # access=guarded
end
