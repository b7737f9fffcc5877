require_relative 'app'

class Behind < Sinatra::Base
  get('/') { 'x' } # /right=guarded want RBN722 (access=bypassable)
end

map '/right' do
  use(Rack::Auth::Basic, 'right') { |_, password| Sign.in(password).success? }
  run Behind
end

map '/wrong' do
  use(Rack::Auth::Basic, 'wrong') { |_, password| Sign.in(password) }
  run Behind
end

run App
