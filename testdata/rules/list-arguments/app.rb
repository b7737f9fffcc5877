# frozen_string_literal: true

require 'sinatra/base'

# Lists that are handed on: where they arrive nothing says that they are lists.
class App < Sinatra::Base
  get '/list' do
    command = []
    command.push('ssh', '--', params[:host])
    run(command)
  end

  get '/pair' do
    run(['show', params[:name]])
  end

  get '/text' do
    run_text("show #{params[:name]}")
  end

  get '/choice' do
    run_text(params[:name])
  end

  get '/splat' do
    names = [params[:name], 10]
    File.read(*names) # want RBN301
  end

  # The name is no number of bytes: this raises.
  get '/second' do
    names = ['a', params[:name]]
    File.read(*names)
  end

  def run(command)
    IO.popen(command, &:read)
  end

  def run_text(command)
    IO.popen(command, &:read) # want RBN201 from=app.rb:18 RBN201 from=app.rb:22
  end
end
