# frozen_string_literal: true

# Papers in PostgreSQL.
class Store
  def initialize(url)
    @connection = PG::Connection.open(url)
  end

  def find(title)
    @connection.exec_params('SELECT * FROM papers WHERE title = $1', [title])
  end

  def search(text)
    sql = <<~SQL
      SELECT *
      FROM papers
      WHERE title LIKE '%#{text}%'
    SQL
    @connection.exec(sql) # want RBN404
  end
end
