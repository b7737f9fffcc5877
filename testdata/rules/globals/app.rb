# frozen_string_literal: true

require 'sinatra'

$last = 'none'
$tool = 'p'

post '/last' do
  $last = params[:name]
  'stored'
end

get '/last' do
  system("p #{$last}") # want RBN201 from=9
end

get '/tool' do
  system("#{$tool} --version")
end
