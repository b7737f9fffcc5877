# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/break' do
    found = [1, 2].each do |i|
      break params[:name] if i == 2
    end
    system("x #{found}") # want RBN201
    other = [1, 2].each do |i|
      break 'two' if i == 2 && params[:name]
    end
    system("x #{other}")
    mapped = [1, 2].map { |i| break params[:name] if i > 1 }
    system("x #{mapped}") # want RBN201
  end

  get '/loop' do
    name = loop do
      break params[:name]
    end
    system("x #{name}") # want RBN201
    other = loop do
      params[:name]
      break 'n'
    end
    system("x #{other}")
  end

  get '/while' do
    i = 0
    name = while i < 3
             i += 1
             break params[:name] if i == 2
           end
    system("x #{name}") # want RBN201
    none = while i < 9
             i += 1
             params[:name]
           end
    system("x #{none}")
  end

  get '/begin-while' do
    name = 'n'
    begin
      system("x #{name}") # want RBN201
      name = params[:name]
    end while params[:more]
    other = 'n'
    begin
      system("x #{other}")
      other = 'm'
    end until params[:name]
  end

  get '/next' do
    names = %w[a b].map do |n|
      next params[:name] if n == 'a'

      n
    end
    system("x #{names.first}") # want RBN201
    others = %w[a b].map do |n|
      next 'fixed' if params[:name]

      n
    end
    system("x #{others.first}")
  end

  get '/redo' do
    tries = 0
    command = 'list'
    %w[a b].each do |n|
      system("x #{n} #{command}") # want RBN201
      command = params[:name]
      tries += 1
      redo if tries < 2
    end
  end

  get '/until' do
    line = nil
    until line
      line = params[:name]
    end
    system("x #{line}") # want RBN201
    fixed = nil
    fixed = 'x' until fixed
    system("x #{fixed}")
  end

  get '/for' do
    for name, kind in [[params[:name], 'k'], [params[:other], 'l']]
      system("x #{name}") # want RBN201
      system("x #{kind}")
    end
    for single in ['a', params[:single]]
      system("x #{single}") # want RBN201
    end
    for fixed in %w[a b]
      system("x #{fixed}")
    end
    system("x #{single}") # want RBN201
  end

  get '/read' do
    while (line = request.body.gets)
      system("x #{line}") # want RBN201
    end
    while line = request.body.gets
      system("x #{line.chomp}") # want RBN201
    end
    system("y #{line}") until (line = request.body.gets)
  end

  get '/flip-flop' do
    [params[:a], 'b'].each do |l|
      system("x #{l}") if (l == 'begin')..(l == 'end') # want RBN201
    end
    %w[a b].each do |l|
      system("x #{l}") if (l == 'a')..(l == params[:to])
    end
  end

  get '/ternary' do
    system("x #{params[:a] ? params[:b] : 'c'}") # want RBN201
    system("x #{params[:a] ? 'b' : 'c'}")
    name = unless params[:a]
             'fixed'
           else
             params[:b]
           end
    system("x #{name}") # want RBN201
  end
end

post '/for-pairs' do
  for key, value in { 'x' => params[:x], 'y' => 'fixed' }
    system("echo #{key}")
    system("echo #{value}") # want RBN201
  end
  for first, second in [[1, params[:x]]]
    system("echo #{first}")
    system("echo #{second}") # want RBN201
  end
  ''
end
