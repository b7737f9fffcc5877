require 'sinatra'
require 'sqlite3'
BASE = SQLite3::Database.new(':memory:')
get '/sh' do
  x = params[:a].to_s
  system("t -- '#{x.gsub("'", "'\\\\''")}'")
  system("t -- #{x.gsub("'", "'\\\\''")}") # FN_RBN201
  system("t -- \"#{x.gsub("'", "'\\\\''")}\"") # FN_RBN201
  q = x.gsub("'", "'\\\\''")
  system("t '#{q}'")
  system("t '#{x}'") # want RBN201
  system("t #{q}") # FN_RBN201
end
get '/double' do
  x = params[:a].to_s
  system("t -- '#{x.gsub('"', '\"')}'") # want RBN201
  system("t -- '#{x.gsub(';', "'\\\\''")}'") # want RBN201
end
get '/sql' do
  x = params[:a].to_s
  BASE.execute("SELECT * FROM p WHERE title = '#{x.gsub("'", "''")}'")
  BASE.execute("SELECT * FROM p WHERE id = #{x.gsub("'", "''")}") # want RBN404
  BASE.execute("SELECT * FROM p WHERE slug = '#{x.downcase.gsub(/[^a-z0-9]+/, '-').gsub(/\A-|-\z/, '')}'")
  BASE.execute("SELECT * FROM p WHERE slug = #{x.downcase.gsub(/[^a-z0-9]/, '-')}") # want RBN404
  BASE.execute("SELECT * FROM p WHERE slug = #{x.downcase.gsub(/[^a-z0-9-]+/, '_')}") # want RBN404
end
