require 'sinatra'
require 'sqlite3'

# A text that the program names, asked in other words, and what its characters are.
NAMES = %w[alpha beta].freeze
ROOT = '/srv/pub'.freeze
DB = SQLite3::Database.new('feeds.db')

before { content_type :text }

get '/case' do
  halt 400 unless params[:x].to_s.casecmp('alpha').zero?
  system("svc #{params[:x]}")
end

get '/case/zero' do
  halt 400 unless params[:x].to_s.casecmp('alpha') == 0
  system("svc #{params[:x]}")
end

get '/case/one' do
  halt 400 unless params[:x].to_s.casecmp('alpha') == 1
  system("svc #{params[:x]}") # want RBN201
end

get '/case/other' do
  halt 400 unless params[:x].to_s.casecmp(params[:y]) == 0
  system("svc #{params[:x]}") # want RBN201
end

get '/order' do
  halt 400 unless (params[:x] <=> 'alpha') == 0
  system("svc #{params[:x]}")
end

get '/order/less' do
  halt 400 unless (params[:x] <=> 'alpha') == -1
  system("svc #{params[:x]}") # want RBN201
end

get '/once' do
  halt 400 unless NAMES.count(params[:x]) == 1
  system("svc #{params[:x]}")
end

get '/never' do
  halt 400 if NAMES.count(params[:x]) == 1
  system("svc #{params[:x]}") # want RBN201
end

get '/chars' do
  halt 400 unless params[:x].to_s.chars.none? { |c| c =~ /[^a-z]/ }
  system("svc #{params[:x]}")
end

get '/chars/each' do
  halt 400 unless params[:x].to_s.each_char.none? { |c| c =~ /\W/ }
  system("svc #{params[:x]}")
end

get '/chars/some' do
  halt 400 unless params[:x].to_s.chars.none? { |c| c =~ /[a-z]/ }
  system("svc #{params[:x]}") # want RBN201
end

get '/line' do
  x = params[:x].to_s.delete("\n")
  halt 400 unless x =~ /^[a-z]+$/
  system("svc #{x}")
end

get '/line/first' do
  x = params[:x].to_s.lines.first.to_s.chomp
  halt 400 unless x =~ /^[a-z]+$/
  system("svc #{x}")
end

get '/line/end' do
  x = params[:x].to_s.chomp
  halt 400 unless x =~ /^[a-z]+$/ # want RBN001
  system("svc #{x}") # want RBN201
end

# Lists of what is bad.
get '/words' do
  halt 400 if params[:q].upcase =~ /\bUNION\b/ # want RBN005
  DB.execute("SELECT * FROM feeds ORDER BY #{params[:q]}") # want RBN404
end

get '/markup' do
  content_type :html
  halt 400 if params[:q].to_s =~ /script/i # want RBN005
  "<p>#{params[:q]}</p>" # want RBN701
end

get '/beginning' do
  x = params[:x].to_s
  halt 400 if x.start_with?('/', '~', '.')
  File.read(File.join(ROOT, x)) # want RBN301
end

# The end of a name is missing in the check of a joined path, too.
get '/inside' do
  path = File.join(ROOT, params[:x].to_s)
  halt 403 unless File.expand_path(path).start_with?('/srv/pub') # want RBN002
  File.read(path) # want RBN301
end

# What was checked is used; another use of the same parameter is another matter.
get '/both' do
  path = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless path.start_with?("#{ROOT}/")
  File.delete(path)
  File.delete("#{ROOT}/.#{params[:x]}") # want RBN301
end

get '/other' do
  path = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless path.start_with?("#{ROOT}/") # want RBN003
  File.delete("#{ROOT}/.#{params[:x]}") # want RBN301
end
