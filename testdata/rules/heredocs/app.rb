# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/script' do
    script = <<~SHELL
      set -e
      p #{params[:name]}
    SHELL
    system(script) # want RBN201 from=9
  end

  get '/quoted' do
    script = <<~'SHELL'
      p #{params[:name]}
    SHELL
    system(script)
  end

  get '/two-on-a-line' do
    system(<<~ONE.strip); system(<<~TWO.strip) # want RBN201 from=25
      p --all
    ONE
      p #{params[:name]}
    TWO
  end

  get '/constant' do
    system(<<~SHELL)
      p --all
      p --version
    SHELL
    params[:name].to_s.length.to_s
  end

  get '/appended' do
    script = +"set -e\n"
    script << <<~SHELL
      p #{params[:name]}
    SHELL
    system(script) # want RBN201 from=40
  end
end
