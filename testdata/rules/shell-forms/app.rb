# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/constant' do
    system('uptime | cut -c 1-8')
    `uptime`
    %x(uptime)
    open('| uptime').read
    open('VERSION').read
    Kernel.system('sync')
  end

  get '/backticks' do
    `p #{params[:x]}` # want RBN201
  end

  get '/percent' do
    %x(p #{params[:x]}) # want RBN201
  end

  get '/kernel' do
    Kernel.system("p #{params[:x]}") # want RBN201
  end

  get '/heredoc' do
    system(<<~SHELL) # want RBN201
      set -e
      p #{params[:x]}
    SHELL
  end

  get '/pipe' do
    open("| p #{params[:x]}", &:read) # want RBN201
  end

  get '/open' do
    open(params[:x], &:read) # want RBN201
  end

  get '/around-the-command' do
    system({ params[:key] => 'x' }, 'ls', '/srv') # want RBN202
    system({ 'LANG' => params[:lang] }, 'ls', '/srv')
    spawn('ls', chdir: params[:dir]) # want RBN301
    spawn('ls', chdir: '/srv')
    spawn('ls', out: params[:log]) # want RBN301
    spawn('ls', out: '/dev/null')
    system("echo '#{params[:x].gsub("'", "'\\\\''")}'")
    system("echo '#{params[:x].gsub("'", "''")}'") # want RBN201
    'done'
  end

  # The text before the parameter makes a pipe impossible, but not a path.
  get '/open-below' do
    open("data/#{params[:x]}", &:read) # want RBN301
  end

  get '/format' do
    system(format('p --input=%s', params[:x])) # want RBN201
    system('p --input=%s' % params[:x]) # want RBN201
    system('p --input=%<x>s' % { x: params[:x] }) # want RBN201
  end

  get '/pieces' do
    command = +'p'
    command << ' --input='
    command << params[:x]
    command.concat(' --verbose')
    system(command) # want RBN201 from=68
  end

  get '/tidied' do
    x = params[:x].strip.downcase.tr(' ', '_').gsub('..', '.')
    system("p #{x}") # want RBN201 from=74
  end
end
