require 'sinatra'

# Functions that are given arguments by name.
LABEL = lambda do |name, suffix: 'txt', **rest|
  system("touch #{name}")
  system("touch x.#{suffix}") # want RBN201
  system("touch #{rest[:folder]}") # want RBN201
  system("touch #{rest[:size]}")
end
ENTRY = ->(env) { system(env[:cmd]) } # want RBN201
OTHER = ->(env) { system(env[:name]) }

post '/named' do
  LABEL.call('a', suffix: params[:suffix], folder: params[:folder], size: params[:size].to_i)
  ENTRY.call(cmd: params[:cmd], name: 'x')
  OTHER.(cmd: params[:cmd], name: 'x')
  ''
end
