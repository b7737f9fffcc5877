require 'sinatra'
require 'rutie'
Rutie.new(:kit).init 'Init_kit', __dir__

get '/none' do
  Kit.probe(host: 'a', zone: params[:a])
  Kit.taken('host' => 'a', 'zone' => params[:b])
  Kit.give(params[:c]) { |_x| system('date') }
  Kit.called(params[:c], 'x') { |_x, y| system("echo #{y}") }
  Kit.called('x', params[:c]) { |x| system("echo #{x}") }
  Kit.count(params[:d]) { |n| system("seq #{n}") }
end

get '/all' do
  Kit.probe(host: params[:e], zone: 'a')
  Kit.taken('host' => params[:f], 'zone' => 'a')
  Kit.give(params[:g]) { |x| system("echo #{x}") } # want RBN201
  Kit.called(params[:h], 'x') { |x| system("echo #{x}") } # want RBN201
  Kit.called('x', params[:i]) { |_x, y| system("echo #{y}") } # want RBN201
end
