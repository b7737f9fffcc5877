require './app'

map '/a' do
  use Rack::Auth::Basic do |user, password|
    [user, password] == ['admin', ENV['PASSWORD']]
  end
  run Behind
end

map '/c' do
  use Rack::Auth::Basic do |user, password|
    Rack::Utils.secure_compare(user, 'metrics') & Rack::Utils.secure_compare(password, ENV['PASSWORD'])
  end
  run Measured
end

map '/b' do
  run Beside
end
