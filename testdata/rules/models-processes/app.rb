# frozen_string_literal: true

require 'open3'
require 'shellwords'
require 'sinatra/base'

# Commands in the shapes that Ruby knows.
class App < Sinatra::Base
  get '/shell-options' do
    system('bash', '-e', '-c', "p #{params[:x]}") # want RBN201
    system('bash', '-e', '-c', 'p "$0"', params[:x])
    system({ 'LANG' => 'C' }, 'sh', '-c', "p #{params[:x]}") # want RBN201
    system({ 'LANG' => params[:x] }, 'sh', '-c', 'p "$LANG"')
  end

  get '/programs' do
    system(params[:x], '-v') # want RBN202
    system({ 'LANG' => 'C' }, params[:x], '-v') # want RBN202
    system([params[:x], 'name'], '-v') # want RBN202
    system(['p', params[:x]], '-v')
    IO.popen([params[:x], '-v'], &:read) # want RBN202
    IO.popen(['p', params[:x]], &:read)
  end

  get '/interpreters' do
    system('ruby', '-e', params[:x]) # want RBN201
    system('python3', '-c', "print(#{params[:x]})") # want RBN201
    system('ruby', '-e', 'puts ARGV.first', params[:x])
    system('python3', 'report.py', params[:x])
  end

  get '/popen' do
    IO.popen({ 'LANG' => 'C' }, "p #{params[:x]}", &:read) # want RBN201
    IO.popen({ 'LANG' => params[:x] }, 'p', &:read)
    IO.popen({ 'LANG' => 'C' }, ['p', params[:x]], &:read)
    IO.popen({ 'LANG' => 'C' }, [params[:x], '-v'], &:read) # want RBN202
    IO.popen(['sh', '-c', "p #{params[:x]}"], &:read) # want RBN201
    text = IO.popen('p') { |stream| stream.read + params[:x] }
    system("p #{text}") # want RBN201
  end

  # What a command prints is not what it was told.
  get '/printed' do
    text = `p #{params[:x]}` # want RBN201
    system("p #{text}")
    out, = Open3.capture2('p', params[:x])
    system("p #{out}")
  end

  get '/pipeline' do
    Open3.pipeline("p #{params[:x]}", 'sort') # want RBN201
    Open3.pipeline_r('sort', "p #{params[:x]}") # want RBN201
    Open3.pipeline_w('p', 'sort', "head -#{params[:x]}") # want RBN201
    Open3.pipeline(['p', params[:x]], 'sort')
    Open3.pipeline('p', ['sort', params[:x]], ['uniq', params[:x]])
    Open3.pipeline('p', 'sort', chdir: params[:x].size.to_s)
  end

  get '/words' do
    Shellwords.split(params[:x]).each { |word| system("p #{word}") } # want RBN201
    params[:x].shellsplit.each { |word| system('p', word) }
    system("p #{Shellwords.split('a b').first} #{params[:x].size}")
    system("p #{Shellwords.join([params[:x], 'x'])}")
    system("p #{['x', params[:x]].shelljoin}")
    File.read(Shellwords.escape(params[:x])) # want RBN301
  end

  # A process is a number, and so is how it ended.
  get '/ended' do
    child = ChildProcess.build('p', params[:x])
    child.start.wait
    system("p #{child.exit_code}")
    system("p #{child.pid}")
    system("p #{child.inspect_words(params[:x])}") # want RBN201
  end
end
