require 'sinatra/base'
require 'digest'

KEPT = ENV['KEPT'].to_s

# As texts, what nobody has sent and what nobody has set are both empty.
class Empty < Sinatra::Base
  helpers do
    def token
      request.env['HTTP_X_TOKEN'].to_s
    end
  end

  post '/text' do # want RBN722 (access=bypassable)
    halt 401 unless Rack::Utils.secure_compare(token, ENV['EMPTY'].to_s)
    'text'
  end

  post '/instead' do # want RBN722 (access=bypassable)
    halt 401 unless Rack::Utils.secure_compare(token.strip, ENV.fetch('EMPTY', ''))
    'instead'
  end

  post '/kept' do # want RBN722 (access=bypassable)
    halt 401 unless Rack::Utils.secure_compare(token, KEPT)
    'kept'
  end

  post '/sent' do # want RBN722 (access=bypassable)
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV['EMPTY'].to_s
    'sent'
  end

  post '/nothing' do # want RBN722 (access=bypassable)
    halt 401 unless request.env['HTTP_X_TOKEN'] == ENV.fetch('EMPTY', nil)
    'nothing'
  end

  post '/one' do # access=guarded
    halt 401 unless token == ENV['EMPTY']
    'an empty text is not nil'
  end

  post '/asked' do # access=guarded
    halt 401 if token.empty? || !Rack::Utils.secure_compare(token, ENV['EMPTY'].to_s)
    'asked'
  end

  post '/set' do # access=guarded
    key = ENV['EMPTY'].to_s
    halt 503 if key.empty?
    halt 401 unless Rack::Utils.secure_compare(token, key)
    'set'
  end

  post '/demanded' do # access=guarded
    halt 401 unless Rack::Utils.secure_compare(token, ENV['SECOND'].to_s)
    'demanded'
  end

  post '/digest' do # access=guarded
    halt 401 unless Rack::Utils.secure_compare(Digest::SHA256.hexdigest(token), ENV['EMPTY'].to_s)
    'the digest of nothing is not empty'
  end
end

class Named < Sinatra::Base
  use(Rack::Auth::Basic) { |user, _| user == 'archive' }

  get '/named' do # want RBN722 (access=bypassable)
    'the name is in the source'
  end
end

class Unset < Sinatra::Base
  use(Rack::Auth::Basic) { |user, password| user == 'archive' && password == ENV['ARCHIVE'].to_s }

  get '/unset' do # want RBN722 (access=bypassable)
    'unset'
  end
end

class Both < Sinatra::Base
  use(Rack::Auth::Basic) { |user, password| user == 'archive' && password == ENV.fetch('ARCHIVE_PASSWORD') } # want RBN704

  get '/both' do # access=guarded
    'both'
  end
end

class ByToken < Sinatra::Base
  use(Rack::Auth::Basic) { |token, _| Rack::Utils.secure_compare(token, ENV.fetch('ARCHIVE_TOKEN')) }

  get '/token' do # access=guarded
    'the secret comes in place of the name'
  end
end
