# frozen_string_literal: true

require 'sinatra'

# Words before those that a list is spread into stand where they are written.
def weigh(mode, target, *others)
  system('./target/release/weigh', mode, target, *others)
end

post '/target' do
  # The mode is another word.
  weigh('rm', params[:target])
  ''
end
