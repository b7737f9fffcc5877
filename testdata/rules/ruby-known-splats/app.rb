# Arguments behind a splat of a list that is written out stand where that list ends.
require 'sinatra'

def placed(text) = ['echo', text.size]

def either(text) = text.empty? ? ['echo'] : ['echo', text]

def run(first, second, third)
  system("#{first}")
  system("#{second}")
  system("#{third}") # want RBN201
end

def any(*list, last)
  system("#{list[0]}")
  system("#{list[2]}")
  system("#{list[3]}") # want RBN201
  system("#{last}")
end

def rest(first, second, *others)
  system("#{first}")
  system("#{second}")
  system("#{others[0]}") # want RBN201
end

def unknown(*all)
  system("#{all[1]}") # want RBN201
end

def second(first, text)
  system("#{text}") # want RBN201
end

get('/changed') do
  command = []
  command << 'git'
  command << 'log'
  system(*command, params[:name])
  words = %w[x y]
  words.shift
  second(*words, params[:text])
end

get('/') do
  run(*placed(params[:size]), params[:third])
  any('x', *%w[a b], params[:fourth], 'z')
  rest(*placed('x'), params[:other])
  unknown(*either(params[:size]), params[:one])
end
