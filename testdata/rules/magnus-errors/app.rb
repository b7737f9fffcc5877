# frozen_string_literal: true

require 'sinatra/base'
require 'score/score'

# What a native method fails with is an exception: it is not what the method answers, and says what it was given.
class App < Sinatra::Base
  get '/clef' do
    File.read(File.join('/srv/glyphs', Score.clef_file(params[:clef].to_sym)))
  end

  get '/tempo' do
    File.read(File.join('/srv/glyphs', Score.tempo_file(params[:tempo])))
  end

  get '/sheet' do
    File.read(File.join('/srv/glyphs', Score.sheet_file(params[:name]))) # want RBN301
  end

  get '/known' do
    Score.tempo_file(params[:tempo])
    'yes'
  rescue ArgumentError
    'no'
  end

  get '/page' do
    begin
      Score.tempo_file(params[:tempo])
    rescue StandardError => e
      "<p>#{e.message}</p>" # want RBN701
    end
  end

  get '/plain' do
    Score.clef_file(params[:clef].to_sym)
  rescue RuntimeError => e
    system("logger #{e.message}") # want RBN201
  end
end
