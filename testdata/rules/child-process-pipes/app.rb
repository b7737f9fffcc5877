# frozen_string_literal: true

require 'open3'
require 'pty'
require 'sinatra/base'

# Keeps the program running.
class Worker
  COMMAND = [File.expand_path('target/release/worker', __dir__)].freeze

  def initialize
    @pipe = IO.popen(COMMAND, 'r+')
  end

  def ask(line)
    @pipe.puts(line)
    @pipe.gets
  end
end

# What is written into a pipe, the program at its other end reads.
class App < Sinatra::Base
  WORKER = File.expand_path('target/release/worker', __dir__)

  # Another program, a number, a stream of another kind, and a name without dots.
  post '/others' do
    IO.popen('bc', 'r+') { |io| io.puts(params[:n].to_i) }
    IO.popen([WORKER, 'x'], 'r+') { |io| io.puts(params[:n].to_i) }
    Worker.new.ask(params[:name].to_s.delete('./'))
    buffer = StringIO.new
    buffer.puts(params[:name])
    _stdin, = Open3.popen2(WORKER)
    $stdout.puts(params[:name])
    ''
  end

  # What is asked for a constant is no answer to the request.
  get '/constant' do
    system("echo #{Worker.new.ask('readme')}")
    ''
  end

  helpers do
    def say(io, line)
      io.write(line, "\n")
    end
  end

  get '/kept' do
    answer = Worker.new.ask(params[:name])
    system("echo #{answer}") # want RBN201
    system("echo #{answer.size}")
    ''
  end

  get '/block' do
    answer = IO.popen(WORKER, 'r+') do |io|
      io.write(params[:name])
      io.close_write
      io.read
    end
    File.delete("/srv/#{answer.strip}") # want RBN301
  end

  get '/streams' do
    input, output, thread = Open3.popen2(WORKER)
    input.puts params[:name]
    input.close
    system("echo #{output.read}") # want RBN201
    system("echo #{thread.value}")
    ''
  end

  get '/popen3' do
    Open3.popen3(WORKER) do |stdin, stdout, _stderr, _thread|
      stdin << params[:name] << "\n"
      stdin.close
      system("echo #{stdout.read}") # want RBN201
    end
    ''
  end

  get '/terminal' do
    PTY.spawn(WORKER) do |reader, writer, _pid|
      writer.print(params[:name])
      system("echo #{reader.gets}") # want RBN201
    end
    ''
  end

  get '/fields' do
    @in, @out, = Open3.popen2(WORKER)
    say(@in, 'readme')
    say(@in, params[:name])
    system("echo #{@out.gets}") # want RBN201
    ''
  end

  def worker = (@worker ||= IO.popen([WORKER], 'r+'))

  post '/lines' do
    worker.puts(['one', params[:name]])
    system("echo #{worker.gets}") # want RBN201
    ''
  end

  post '/format' do
    line = IO.popen(WORKER, 'r+') do |io|
      io.printf("%s\n", params[:name])
      io.gets
    end
    system("echo #{line}") # want RBN201
    ''
  end

  post '/dump' do
    IO.popen(WORKER, 'r+') do |io|
      JSON.dump({ name: params[:name] }, io)
      io.close_write
      system("echo #{io.readline}") # want RBN201
    end
    ''
  end

  post '/copy' do
    IO.popen(WORKER, 'r+') do |io|
      IO.copy_stream(request.body, io)
      io.close_write
      system("echo #{io.readline}") # want RBN201
    end
    ''
  end

  post '/json' do
    reply = IO.popen('json-worker', 'r+') do |io|
      io.puts(JSON.generate(name: params[:name]))
      JSON.parse(io.gets)
    end
    system("echo #{reply['name']}") # want RBN201
    ''
  end

  post '/named' do
    system('name-it', "--file=#{params[:file]}")
    ''
  end

  post '/twin' do
    system('twin', params[:file], params[:name])
    ''
  end

  post '/many' do
    system('target/release/export', params[:file])
    ''
  end
end
