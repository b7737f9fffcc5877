# frozen_string_literal: true

require 'sinatra/base'

# What a pattern keeps out depends on what the text is for.
class App < Sinatra::Base
  get '/word' do
    x = params[:x]
    halt 400 unless x =~ /\A\w+\z/
    system("p #{x}")
    File.read(x)
  end

  get '/dots' do
    x = params[:x]
    halt 400 unless x =~ /\A[\w.]+\z/
    system("p #{x}")
    File.read("data/#{x}") # want RBN301
  end

  get '/one-dot' do
    x = params[:x]
    halt 400 unless x =~ /\A\w+\.\w+\z/
    File.read("data/#{x}")
  end

  get '/slash' do
    x = params[:x]
    halt 400 unless x.match?(%r{\A[\w/]+\z})
    system("p #{x}")
    File.read(x) # want RBN301
  end

  get '/semicolon' do
    x = params[:x]
    halt 400 unless x =~ /\A[\w;]+\z/
    system("p #{x}") # want RBN201
    File.read("data/#{x}")
  end

  get '/space' do
    x = params[:x]
    halt 400 unless x =~ /\A[\w ]+\z/
    system("p #{x}") # want RBN201
  end

  get '/anything' do
    x = params[:x]
    halt 400 unless x =~ /\A.+\z/
    system("p #{x}") # want RBN201
  end

  get '/negated-class' do
    x = params[:x]
    halt 400 if x =~ /[^a-z0-9]/
    system("p #{x}")
  end

  get '/deny-list' do
    x = params[:x]
    halt 400 if x =~ /[;&|]/ # want RBN005
    system("p #{x}") # want RBN201
  end

  get '/named' do
    x = params[:x]
    halt 400 unless x =~ /\A(start|stop|restart)\z/
    Service.public_send(x)
    eval("#{x}_all") # rubocop:disable Security/Eval, Style/EvalWithLocation
  end

  get '/method-name' do
    x = params[:x]
    halt 400 unless x =~ /\A[a-z_]+\z/
    Service.public_send(x) # want RBN402
  end

  get '/prefix-of-a-method' do
    x = params[:x]
    halt 400 unless x =~ /\Aon_[a-z_]+\z/
    Service.public_send(x)
  end

  get '/calculator' do
    x = params[:x]
    halt 400 unless x =~ %r{\A[0-9+*/() .-]+\z}
    eval(x).to_s # rubocop:disable Security/Eval
  end

  get '/not-a-calculator' do
    x = params[:x]
    halt 400 unless x =~ /\A\w+\z/
    eval(x).to_s # want RBN401
  end

  get '/uuid' do
    x = params[:x]
    halt 400 unless x.match?(/\A\h{8}(-\h{4}){3}-\h{12}\z/)
    system("p #{x}")
  end

  get '/look-ahead' do
    x = params[:x]
    halt 400 unless x.match?(/\A(?!.*\.\.)[\w.]+\z/)
    File.read("data/#{x}")
  end

  get '/begins' do
    x = params[:x]
    halt 400 unless x.start_with?('report-')
    system("p #{x}") # want RBN201
    File.read("data/#{x}") # want RBN301
  end

  get '/part' do
    system("p #{params[:x][/\A\w+/]}")
    system("p #{params[:x][/name=(\w+)/, 1]}")
    system("p #{params[:x][/name=(.+)/, 1]}") # want RBN201
  end

  get '/sub-pattern' do
    params[:x].scan(/\w+/) { |word| system("p #{word}") }
    params[:x].scan(/\S+/) { |word| system("p #{word}") } # want RBN201
    system("p #{params[:x].slice(/\d+/)}")
  end

  get '/word-anywhere' do
    x = params[:x]
    halt 400 unless x =~ /\A\w+/
    system("p #{x}") # want RBN201
  end

  get '/case' do
    case params[:x]
    when /\A\d+\z/ then system("p #{params[:x]}")
    when /\A\w+\s/ then system("p #{params[:x]}") # want RBN201
    end
    'ok'
  end
end
