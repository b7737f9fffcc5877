# frozen_string_literal: true

require 'sinatra'

# Programs of the same workspace, as the first word of a list that a constant is, or behind the environment.
COUNT = [File.expand_path('target/release/count-pollen', __dir__)].freeze

post '/named' do
  IO.popen([*COUNT, '--name', params[:name]], &:read).size.to_s
end

post '/station' do
  argv = ['target/release/count-pollen']
  IO.popen([{ 'POLLEN_STATION' => params[:station] }, *argv], &:read).size.to_s
end

post '/other' do
  IO.popen([{ 'POLLEN_OTHER' => params[:other] }, 'target/release/count-stars'], &:read).size.to_s
end
