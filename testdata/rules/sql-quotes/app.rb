# frozen_string_literal: true

require 'mysql2'
require 'pg'
require 'sinatra/base'
require 'sqlite3'

# What is escaped cannot leave the quotes that it stands in; where none stand around it, it need not.
class App < Sinatra::Base
  MYSQL = Mysql2::Client.new(host: 'db')
  PGSQL = PG.connect(dbname: 'shop')
  LITE = SQLite3::Database.new('shop.db')

  get '/escaped' do
    name = MYSQL.escape(params[:name])
    MYSQL.query("SELECT * FROM items WHERE name = '#{name}'")
    MYSQL.query("SELECT * FROM items WHERE kind = 'a' AND name LIKE '%#{name}%' LIMIT 1")
    MYSQL.query(%(SELECT * FROM items WHERE name = "#{name}"))
    MYSQL.query("SELECT * FROM items WHERE name = '" + name + "'")
    MYSQL.query(format("SELECT * FROM items WHERE name = '%s'", name))
    MYSQL.query("SELECT * FROM items WHERE name = '%s'" % name)
    MYSQL.query("SELECT * FROM items WHERE id = #{name}") # want RBN404
    MYSQL.query("SELECT * FROM items WHERE kind = 'a' AND id = #{name}") # want RBN404
    MYSQL.query('SELECT * FROM items WHERE id = ' + name) # want RBN404
    MYSQL.query(format('SELECT * FROM items WHERE id = %s', name)) # want RBN404
    MYSQL.query('SELECT * FROM items WHERE id = %s' % name) # want RBN404
    MYSQL.query("SELECT * FROM items WHERE name = '#{params[:name]}'") # want RBN404
    'found'
  end

  get '/postgres' do
    PGSQL.exec("SELECT * FROM items WHERE note = '#{PGSQL.escape_string(params[:note])}'")
    PGSQL.exec("SELECT * FROM items ORDER BY #{PGSQL.escape_string(params[:by])}") # want RBN404
    PGSQL.exec("SELECT * FROM items ORDER BY #{PGSQL.quote_ident(params[:by])}")
    PGSQL.exec("SELECT * FROM items WHERE note = #{PGSQL.escape_literal(params[:note])}")
    'found'
  end

  get '/doubled' do
    LITE.execute("SELECT * FROM items WHERE name = '#{params[:name].gsub("'", "''")}'")
    LITE.execute("SELECT * FROM items WHERE id = #{params[:id].gsub("'", "''")}") # want RBN404
    LITE.execute("SELECT * FROM items WHERE name = '#{SQLite3::Database.quote(params[:name])}'")
    LITE.execute("SELECT * FROM items WHERE id = #{SQLite3::Database.quote(params[:id])}") # want RBN404
    LITE.execute("SELECT * FROM items WHERE name = '#{Item.connection.quote_string(params[:name])}'")
    LITE.execute("SELECT * FROM items WHERE id = #{Item.connection.quote_string(params[:id])}") # want RBN404
    'found'
  end

  # No quote is left, but not every text without quotes is harmless outside of them.
  get '/checked' do
    halt 400 unless params[:name].match?(/\A[\w ]+\z/)
    LITE.execute("SELECT * FROM items WHERE name = '#{params[:name]}'")
    LITE.execute("SELECT * FROM items WHERE id = #{params[:name]}") # want RBN404
    'found'
  end
end
