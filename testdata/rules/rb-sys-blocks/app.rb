# frozen_string_literal: true

require 'raw'
require 'sinatra/base'

# Blocks that are given to methods of a native extension.
class App < Sinatra::Base
  # The block is given something else there.
  post '/other' do
    Raw.pair(params[:text]) { |other, _text| system("note #{other}") }
    Raw.first(params[:text]) { |_text, other| system("note #{other}") }
    ''
  end

  post '/each' do
    Raw.each(params[:text]) { |text| system("note #{text}") } # want RBN201
    ''
  end

  post '/pair' do
    Raw.pair(params[:text]) { |_other, text| system("note #{text}") } # want RBN201
    ''
  end

  post '/first' do
    Raw.first(params[:text]) { |text, _other| system("note #{text}") } # want RBN201
    ''
  end

  post '/run' do
    Raw.run(params[:text]).to_s
  end
end
