# frozen_string_literal: true

# A database that only says what it was asked.
module SQLite3
  class Database
    def initialize(*) = nil

    def execute(sql, *)
      Watch.note(caller_locations(1, 1).first, sql)
      []
    end
  end
end
