require 'sinatra/base'
require_relative 'apps'

map('/in') { run KeyGate.new(Inner, key: ENV.fetch('KEY'), open: %w[/health]) }
map('/logged') { run Log.new(Logged) }
map('/deep') { run Log.new(KeyGate.new(Deep.new, key: ENV.fetch('KEY'))) }

map '/metrics' do
  run Rack::Auth::Basic.new(Metrics, 'metrics') { |_name, password| Rack::Utils.secure_compare(password, ENV.fetch('METRICS')) }
end

reports = Rack::Auth::Basic.new(Reports) { |name, _password| !name.empty? }
reports.realm = 'reports'
map('/reports') { run reports }

run Rack::URLMap.new('/listed' => KeyGate.new(Listed, key: ENV.fetch('KEY')))
