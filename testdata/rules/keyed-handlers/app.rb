require 'sinatra'
require_relative 'bus'

BUS = Bus.new
BUS.on(:saved) { |name| system("touch /srv/pages/#{name}") } # want RBN201
BUS.on(:seen) { |id| system("touch /srv/seen/#{id}") }
BUS.define(:raw, ->(text) { system("say #{text}") }) # want RBN201
BUS.define(:number, ->(text) { system("seq #{text}") })
BUS.define('one') { |text| system("wall #{text}") } # want RBN201
BUS.define('other') { |text| system("beep #{text}") }

Registry.hook(at: :start) { |unit| system("systemctl start #{unit}") } # want RBN201
Registry.hook(at: :stop) { |unit| system("systemctl stop #{unit}") }
Registry.hook(at: :sent) { |unit| system("systemctl status #{unit}") } # want RBN201

post '/saved' do
  BUS.emit(:saved, params[:name])
  BUS.emit(:seen, params[:id].to_i)
  ''
end

post '/single' do
  BUS.run('raw', params[:text])
  BUS.run(:number, params[:count].to_i)
  BUS.run_one(:one, params[:text])
  BUS.run_one(:other, '1')
  ''
end

post '/units' do
  Registry.fire(:start, params[:unit])
  Registry.fire(:stop, 'nightly')
  Registry.notify(:sent, params[:unit])
  ''
end
