# frozen_string_literal: true

require 'sinatra/base'
require 'sqlite3'
require 'pg'
require 'mysql2'
require_relative 'lib/store'
require_relative 'lib/reports'

# Statements for the drivers of three databases.
class App < Sinatra::Base
  DATABASE = SQLite3::Database.new('papers.db')
  SORT = { 'title' => 'title ASC', 'date' => 'published DESC' }.freeze
  COLUMNS = %w[title author].freeze

  before do
    @db = SQLite3::Database.open('papers.db')
    @store = Store.new(ENV['PAPERS_URL'])
  end

  helpers do
    def pg
      @pg ||= PG.connect(dbname: 'papers')
    end

    def mysql
      Mysql2::Client.new(host: 'localhost')
    end

    def run(sql, *values)
      @db.execute(sql, values) # want RBN404
    end
  end

  get '/sqlite' do
    @db.execute("SELECT * FROM papers WHERE title = '#{params[:title]}'") # want RBN404
    @db.execute('SELECT * FROM papers WHERE title = ?', params[:title])
    @db.execute('SELECT * FROM papers WHERE title = ?', [params[:title]])
    @db.execute('SELECT * FROM papers WHERE title = :title', title: params[:title])
    @db.execute("SELECT * FROM papers WHERE title = '#{SQLite3::Database.quote(params[:title])}'")
    @db.execute("SELECT * FROM papers WHERE id = #{params[:id].to_i}")
    @db.execute("SELECT * FROM papers ORDER BY #{SORT.fetch(params[:sort])}")
    @db.execute("SELECT * FROM papers ORDER BY #{params[:order]}") # want RBN404
    @db.query('SELECT * FROM papers WHERE title = ' + params[:title]) # want RBN404
    @db.get_first_row("SELECT * FROM papers WHERE id = #{params[:id]}") # want RBN404
    @db.get_first_value('SELECT title FROM papers WHERE id = ?', params[:id])
    @db.get_first_value(format('SELECT title FROM papers WHERE id = %s', params[:id])) # want RBN404
    @db.get_first_value(format('SELECT title FROM papers WHERE id = %d', params[:id]))
    DATABASE.execute_batch("DELETE FROM papers WHERE id = #{params[:id]}; VACUUM;") # want RBN404
    DATABASE.execute("SELECT * FROM papers WHERE title LIKE '%#{params[:q].strip}%'") do |row| # want RBN404
      system("print #{row[0]}")
    end
    'found'
  end

  get '/sqlite/statement' do
    statement = @db.prepare('SELECT * FROM papers WHERE title = ?')
    statement.execute(params[:title])
    statement.bind_param(1, params[:title])
    @db.prepare("SELECT * FROM #{params[:table]}") # want RBN404
    'found'
  end

  get '/sqlite/column' do
    column = params[:column]
    halt 400 unless COLUMNS.include?(column)
    @db.execute("SELECT #{column} FROM papers")
    direction = params[:direction] == 'desc' ? 'DESC' : 'ASC'
    @db.execute("SELECT title FROM papers ORDER BY title #{direction}")
    'found'
  end

  get '/sqlite/built' do
    sql = +'SELECT * FROM papers WHERE 1 = 1'
    sql << " AND author = '#{params[:author]}'" if params[:author]
    @db.execute(sql) # want RBN404
    conditions = []
    values = []
    if params[:year]
      conditions << 'year = ?'
      values << params[:year]
    end
    @db.execute("SELECT * FROM papers WHERE #{conditions.join(' AND ')}", values)
    'found'
  end

  get '/pg' do
    pg.exec("SELECT * FROM papers WHERE title = '#{params[:title]}'") # want RBN404
    pg.exec_params('SELECT * FROM papers WHERE title = $1', [params[:title]])
    pg.exec_params("SELECT * FROM papers WHERE title = '#{params[:title]}' AND year = $1", [2024]) # want RBN404
    pg.async_exec("SELECT * FROM papers WHERE title = '#{pg.escape_string(params[:title])}'")
    pg.async_exec("SELECT * FROM papers WHERE title = '#{params[:title].gsub('"', '')}'") # want RBN404
    pg.query("SELECT * FROM #{pg.quote_ident(params[:table])}")
    pg.query("SELECT * FROM papers LIMIT #{Integer(params[:limit])}")
    pg.query("SELECT * FROM papers LIMIT #{params[:n]}") # want RBN404
    pg.prepare('find', "SELECT * FROM papers WHERE title = '#{params[:title]}'") # want RBN404
    pg.prepare('find', 'SELECT * FROM papers WHERE title = $1')
    pg.exec_prepared('find', [params[:title]])
    rows = pg.exec('SELECT title FROM papers')
    rows.map { |row| row['title'] }.join(', ')
  end

  get '/mysql' do
    mysql.query("SELECT * FROM papers WHERE title = '#{params[:title]}'") # want RBN404
    mysql.query("SELECT * FROM papers WHERE title = '#{mysql.escape(params[:title])}'")
    mysql.query("SELECT * FROM papers WHERE title = '#{Mysql2::Client.escape(params[:title])}'")
    find = mysql.prepare('SELECT * FROM papers WHERE title = ?')
    find.execute(params[:title])
    mysql.prepare("SELECT * FROM papers WHERE title = '#{params[:title]}'") # want RBN404
    'found'
  end

  get '/helper' do
    run("SELECT * FROM papers WHERE title = '#{params[:title]}'")
    run('SELECT * FROM papers WHERE title = ?', params[:title])
    'found'
  end

  get '/store' do
    @store.find(params[:title])
    @store.search(params[:title])
    Reports.monthly(params[:month])
    Reports.yearly(params[:year])
    'found'
  end

  # Whose connection it is is not known here.
  get '/unknown' do
    conn = settings.pool.checkout
    conn.exec("DELETE FROM papers WHERE id = #{params[:id]}") # want RBN404
    conn.exec('DELETE FROM papers WHERE id = ?', params[:id])
    settings.db.execute(statement_for(params[:title])) # want RBN404
    settings.runner.execute(params[:job].to_s)
    settings.runner.run("update #{params[:package]}")
    'found'
  end

  def statement_for(title)
    sql = 'SELECT * FROM papers'
    sql += " WHERE title = '#{title}'" unless title.empty?
    sql
  end
end
