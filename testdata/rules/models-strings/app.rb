# frozen_string_literal: true

require 'sinatra/base'

# Text that is cut, changed and put together.
class App < Sinatra::Base
  TEXT = 'constant'

  # A format of nothing but numbers raises when it is given anything else.
  get '/format' do
    system('p %d' % params[:n])
    system('p %05.2f of %d' % [params[:n], params[:m]])
    system(format('p %d%%', params[:n]))
    system(format('p %d %s', params[:n], params[:x])) # want RBN201
    system('p %-8s' % params[:x]) # want RBN201
  end

  get '/insert' do
    command = +'p x'
    command.insert(1, params[:x])
    system(command) # want RBN201
    constant = +'p x'
    constant.insert(params[:n].to_i, ' ')
    system(constant)
    part = +'p x'
    part[2, 1] = params[:x]
    system(part) # want RBN201
  end

  get '/replace' do
    command = +'p'
    command.replace(params[:x])
    system(command) # want RBN201
    constant = params[:x].dup
    constant.replace('p')
    system('p')
  end

  get '/bang' do
    system(params[:x].strip!) # want RBN201
    name = params[:x]
    name.downcase!
    name.tr!('_', '-')
    system("p #{name}") # want RBN201
    constant = +'P'
    system("#{constant.downcase!} #{name.size}")
  end

  get '/gsub' do
    command = +'p NAME'
    command.gsub!('NAME', params[:x])
    system(command) # want RBN201
    other = +'p NAME'
    other.sub!('NAME') { params[:x] }
    system(other) # want RBN201
    constant = +'p NAME'
    constant.gsub!(params[:x], 'x')
    system(constant)
  end

  get '/pieces' do
    system("p #{params[:x].split(',').map { |piece| piece.strip }.last}") # want RBN201
    params[:x].lines.each { |line| system("p #{line}") } # want RBN201
    params[:x].each_line { |line| system("p #{line}") } # want RBN201
    before, = params[:x].partition('=')
    system("p #{before}") # want RBN201
    system("p #{TEXT.split(params[:x]).first}")
  end

  get '/new' do
    system(String.new(params[:x])) # want RBN201
    system("p #{String.new(TEXT)} #{params[:x].size}")
  end

  get '/numbers' do
    system("p #{params[:x].hex} #{params[:x].oct} #{params[:x].ord}")
    system("p #{params[:x].index('.')} #{params[:x].count('.')} #{params[:x].casecmp('x')}")
    system("p #{params[:x].next}") # want RBN201
  end

  get '/match' do
    match = params[:x].match(/(?<name>.+)=(.+)/)
    system("p #{match[:name]}") # want RBN201
    system("p #{match.pre_match}") # want RBN201
    system("p #{match.begin(0)} #{match.names.first}")
    found = /name=(.+)/.match(params[:x])
    system("p #{found.captures.first}") # want RBN201
    system("p #{found.offset(1).first}")
    /name=(.+)/.match(params[:x]) { |m| system("p #{m[1]}") } # want RBN201
    system("p #{/on(s)/.match(TEXT)[1]} #{params[:x].size}")
  end

  get '/chained' do
    text = +'x '
    text << 'a' << params[:x]
    system("p #{text}") # want RBN201
    text = +'x '
    text.concat('a').concat(params[:x])
    system("p #{text}") # want RBN201
    text = +'x '
    text.insert(0, 'a').prepend(params[:x])
    system("p #{text}") # want RBN201
    text = +'x '
    text << 'a' << params[:x].to_i.to_s
    system("p #{text}")
  end

  # What is escaped for a regular expression is not escaped for a shell.
  get '/regexp' do
    system("grep #{Regexp.escape(params[:x])} VERSION") # want RBN201
    pattern = Regexp.new(params[:x]) # want RBN405
    system("grep #{pattern.source} VERSION") # want RBN201
    system("grep #{Regexp.union(params[:words]).source} VERSION") # want RBN201
    system("grep #{Regexp.new('^1').source} VERSION") if pattern.match?(TEXT)
  end
end
