# frozen_string_literal: true

# What a native extension calls by its name.
class Desk
  def self.open(name)
    system("desk #{name}") # want RBN201
  end

  def self.shut(name)
    system("shut #{name}") # want RBN201
  end

  def initialize(name)
    @name = name
  end

  def give(text)
    system("give #{text}") # want RBN201
  end

  def file_away(_kind, text)
    system("file #{text}") # want RBN201
  end

  # The kind is what the extension says itself.
  def file_kind(kind, _text)
    system("file #{kind}")
  end

  # Its argument is checked here.
  def file_checked(text)
    system("file #{text}") if text.match?(/\A\w+\z/)
  end

  def print_name
    system("print #{@name}") # want RBN201
  end

  def asked
    'a constant'
  end
end

# Another class with a method of one of those names: no receiver is one.
class Shelf
  def file_away(_kind, text)
    system("shelve #{text}")
  end

  def initialize(name)
    @name = name
  end

  def print_name
    system("print #{@name}")
  end
end

# The only method of its name.
class Ledger
  def note_entry(text)
    system("ledger #{text}") # want RBN201
  end

  # With another number of arguments it is none that is called.
  def note_pair(one, other)
    system("ledger #{one} #{other}")
  end
end

# Instance variables that the extension sets.
class Letter
  def stamp
    system("stamp #{@subject}") # want RBN201
  end

  def weigh
    system("weigh #{@weight}")
  end

  def seal
    system("seal #{@raw}") # want RBN201
  end
end
