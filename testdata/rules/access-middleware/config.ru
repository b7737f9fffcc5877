require './app'

map '/a' do
  use Rack::Auth::Basic do |user, password|
    [user, password] == ['admin', ENV['PASSWORD']]
  end
  run Behind
end

map '/b' do
  run Beside
end
