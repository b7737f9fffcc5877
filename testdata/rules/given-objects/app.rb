# frozen_string_literal: true

require 'sinatra/base'
require 'pathname'
require 'pg'
require 'socket'

# A connection that another object was given.
class Books
  def initialize(conn)
    @conn = conn
  end

  def by_author(author)
    sql = +'SELECT * FROM books'
    sql << " WHERE author = '" << @conn.escape_string(author) << "'"
    @conn.exec(sql)
  end

  def by_title(title)
    sql = +"SELECT * FROM books WHERE title = '"
    sql << @conn.escape_string(title)
    sql << "'"
    @conn.exec(sql)
  end

  def by_year(year)
    sql = +'SELECT * FROM books WHERE year = '
    sql << @conn.escape_string(year)
    @conn.exec(sql) # want RBN404
  end

  def in_table(table)
    @conn.prepare('lookup', "SELECT * FROM #{table} WHERE id = $1") # want RBN404
  end

  def counted(name)
    @conn.prepare(name, 'SELECT count(*) FROM books')
  end
end

# One whose class nothing says.
class Shelves
  def initialize(pool)
    @pool = pool
  end

  def in_table(table)
    @pool.prepare('lookup', "SELECT * FROM #{table} WHERE id = $1") # want RBN404
  end

  def described(text)
    @pool.prepare('lookup', "A text about #{text}")
  end
end

# A directory that a reader answers.
class Store
  attr_reader :root

  def initialize(root:)
    @root = Pathname(root)
  end

  def put(name)
    file = root.join(name)
    file.binwrite('x') # want RBN301
  end

  def put_flat(name)
    file = root.join(File.basename(name))
    file.binwrite('x')
  end
end

# A connection that a method yields.
class Cache
  def self.open(path = '/run/cache.sock')
    socket = UNIXSocket.new(path)
    yield new(socket)
  ensure
    socket&.close
  end

  def initialize(socket) = @socket = socket

  def drop(key)
    @socket << "DEL #{key}\r\n" # want RBN204
  end

  def drop_flat(key)
    @socket << "DEL #{key.tr("\r\n", '')}\r\n"
  end
end

class App < Sinatra::Base
  set :books, Books.new(PG.connect(dbname: 'library'))
  set :store, Store.new(root: '/srv/store')

  WORDS = %w[apple pear].freeze

  get '/books' do
    settings.books.by_author(params[:author])
    settings.books.by_title(params[:title])
    settings.books.by_year(params[:year])
    settings.books.in_table(params[:table])
    settings.books.counted(params[:name])
    Shelves.new(settings.pool).in_table(params[:table])
    Shelves.new(settings.pool).described(params[:table])
    204
  end

  post '/files' do
    settings.store.put(params[:name])
    settings.store.put_flat(params[:name])
    204
  end

  post '/cache' do
    Cache.open { |c| c.drop(params[:key]) }
    Cache.open { |c| c.drop_flat(params[:key]) }
    204
  end

  # The elements of a list that is written out are texts.
  get '/words' do
    WORDS.select { |w| w.match(params[:word]) }.size.to_s # want RBN405
  end

  get '/equal' do
    WORDS.select { |w| w.start_with?(params[:word]) }.size.to_s
  end
end
