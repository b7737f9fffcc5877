# frozen_string_literal: true

require 'open3'
require 'sinatra/base'

# What programs of the workspace print comes back to the request that has run them.
class App < Sinatra::Base
  NAMER = File.expand_path('target/release/namer', __dir__)
  COUNTER = File.expand_path('target/release/counter', __dir__)
  UPPER = File.expand_path('target/release/upper', __dir__)

  helpers do
    def namer(word)
      out, = Open3.capture2(NAMER, "n-#{word}")
      out.chomp
    end
  end

  # A number, the program's status, a constant, and what is written to the other stream.
  post '/count' do
    out, = Open3.capture2(COUNTER, stdin_data: params[:text])
    system("echo #{out}")
    ''
  end

  post '/status' do
    _, status = Open3.capture2(NAMER, "n-#{params[:name]}")
    system("echo #{status.exitstatus}")
    ''
  end

  get '/fixed' do
    system("echo #{namer('Cover')}")
    ''
  end

  get '/checked' do
    halt 400 unless params[:name].match?(/\A[A-Za-z]+\z/)
    system("echo #{namer(params[:name])}")
    ''
  end

  get '/name' do
    File.read("/srv/names/#{namer(params[:name])}") # want RBN301
  end

  post '/upper' do
    out, = Open3.capture2e(UPPER, stdin_data: params[:text])
    system("echo #{out}") # want RBN201
    ''
  end

  get '/popen' do
    line = IO.popen([NAMER, "n-#{params[:name]}"], &:read)
    File.delete("/srv/#{line.strip}") # want RBN301
    ''
  end

  get '/block' do
    IO.popen([NAMER, "n-#{params[:name]}"]) do |io|
      File.delete("/srv/#{io.read.strip}") # want RBN301
    end
    ''
  end

  get '/pipe' do
    Open3.popen2(NAMER, "n-#{params[:name]}") do |_stdin, stdout, _thread|
      File.delete("/srv/#{stdout.read.strip}") # want RBN301
    end
    ''
  end

  get '/ticks' do
    line = `#{NAMER} n-#{params[:name].delete('^a-z./')}`
    File.read("/srv/#{line.chomp}") # want RBN301
  end
end
