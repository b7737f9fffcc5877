require_relative 'app'

class Behind < Sinatra::Base
  get('/') { 'x' } # want RBN722 (access=guarded /wrong=bypassable)
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
