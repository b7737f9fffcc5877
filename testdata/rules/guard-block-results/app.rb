# frozen_string_literal: true

require 'sinatra/base'

# What a method answers is what the block of a call in it returned.
class App < Sinatra::Base
  get '/then' do
    halt 400 unless word?(params[:name])
    system("p #{params[:name]}")
    system("p #{params[:other]}") # want RBN201
  end

  get '/file' do
    halt 400 unless listed?(params[:name])
    system("p #{params[:name]}") # want RBN201
  end

  helpers do
    def word?(name)
      name.to_s.then { |text| text.match?(/\A\w+\z/) }
    end

    # Of what the block of open is given models say nothing.
    def listed?(name)
      File.open('/srv/names') { |file| file.read.include?(name) }
    end
  end
end
