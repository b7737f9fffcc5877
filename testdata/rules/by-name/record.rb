# frozen_string_literal: true

# What others hold without saying so.
class Record
  def initialize(name)
    @name = name
  end

  def archive
    system("archive #{@name}")
  end

  def label
    system("label #{@name}")
    @name
  end

  def ==(other)
    system("compare #{other}")
  end

  def add_copy(name)
    system("copy #{name}") # want RBN201 from=app.rb:22
  end
end
