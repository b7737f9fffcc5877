require 'sinatra/base'
require_relative 'apps'

use Rack::Session::Cookie, secret: ENV.fetch('SESSION_SECRET')
use Login

map('/office') { run Office }
map('/office/reports') { run Reports }
map('/office/login') { run SignIn }

map '/jury' do
  use Rack::Auth::Basic, 'jury' do |_name, password|
    Rack::Utils.secure_compare(ENV.fetch('JURY_PASSWORD'), password)
  end
  run Jury
end
map('/screening') { run Jury }

map('/api') { run Api }

run Rack::Cascade.new([Front, Legacy])
