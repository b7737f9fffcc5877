require 'sinatra'

get '/match' do
  m = params[:x].match(/(.*) (\d+)/)
  system("ls #{m.to_a.first}") # want RBN201
  system("ls #{m.values_at(1).first}") # want RBN201
  typed = /(.*) (\d+)/.match(params[:x])
  system("ls #{typed.to_a.first}") # want RBN201
  system("ls #{typed.values_at(1).first}") # want RBN201
  204
end

def pick(table)
  _, tool = table.values_at(:name, :tool)
  system("ls #{tool}")
  name, = table.values_at(:name, :tool)
  system("ls #{name}") # want RBN201
end

get '/table' do
  pick({ name: params[:x], tool: 'fixed' })
  204
end
