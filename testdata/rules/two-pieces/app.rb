# frozen_string_literal: true

require 'sinatra'

# Of the pieces of a text only the last one has what separates them, where there may be two.
before { content_type 'text/plain' }

get '/pieces' do
  system("x #{params[:a].split(/\W/, 2).first}")
  system("x #{params[:a].split(/\W/, 2)[0]}")
  system("x #{params[:a].split(/\W/, 2).last}") # want RBN201
  system("x #{params[:a].split(/\W/, 2).join}") # want RBN201
  system("x #{params[:a].split(/\s/, 2).first}") # want RBN201
  word, rest = params[:a].split(/\W/, 2)
  system("x #{word}")
  system("x #{rest}") # want RBN201
  params[:a].split(/\W/, 2).each { |piece| system("x #{piece}") } # want RBN201
  File.open('/etc/app/users.conf', 'a') { |f| f.puts("user #{params[:u].split(/\s/, 2).first}") }
  key, = params[:a].split('=', 2)
  File.open('/etc/app/users.conf', 'a') { |f| f.puts("user #{key}") } # want RBN204
  204
end

# What names characters, not a key, is said to a text.
get '/characters' do
  system("traceroute '#{params[:host].delete("'")}'")
  system("traceroute '#{params[:host].delete('"')}'") # want RBN201
  system("traceroute #{params[:host].delete("'")}") # want RBN201
  204
end

# A dot in a regular expression is one character.
get '/dots' do
  halt 400 unless params[:word].match?(/\A[a-z.]{1,20}\z/)
  'words'.match?(/\A#{params[:word]}\z/).to_s
end

get '/stars' do
  halt 400 unless params[:word].match?(/\A[a-z.*]{1,20}\z/)
  'words'.match?(/\A#{params[:word]}\z/).to_s # want RBN405
end
