require 'sequel'
require 'sinatra/base'

# What stands in a record is none of what the client sends, though the client says which record is meant.
class Member < Sequel::Model
  def password?(text)
    text == 'x'
  end
end

class Records < Sinatra::Base
  def given
    request.env['HTTP_AUTHORIZATION'].to_s.delete_prefix('Token ')
  end

  get '/records/key' do # access=guarded
    member = Member[params[:id].to_i]
    halt 401 unless member && Rack::Utils.secure_compare(member.api_token, given)
    system('x')
  end

  get '/records/pk' do # access=guarded
    member = Member.with_pk!(params[:id])
    Rack::Utils.secure_compare(member.api_token, given) ? nil : halt(401)
    system('x')
  end

  get '/records/both' do # want RBN722 (access=bypassable)
    halt 401 unless params[:api_token] == given
    system('x')
  end
end
