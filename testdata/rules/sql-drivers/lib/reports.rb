# frozen_string_literal: true

# Reports over all papers.
module Reports
  def self.connection
    @connection ||= SQLite3::Database.new('reports.db')
  end

  def self.monthly(month)
    connection.execute("SELECT count(*) FROM papers WHERE month = '#{month}'") # want RBN404
  end

  def self.yearly(year)
    raise ArgumentError unless year.match?(/\A\d{4}\z/)

    connection.execute("SELECT count(*) FROM papers WHERE year = '#{year}'")
  end
end
