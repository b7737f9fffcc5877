# frozen_string_literal: true

module Printing
  def print_title(title)
    system("p --title #{title}") # want RBN201 from=app.rb:20
  end

  def print_name(name)
    system("p --name #{name}") # want RBN201 from=app.rb:24
  end

  def print_index(name)
    system("p --index #{name}")
  end
end

module Naming
  def print_author(author)
    system("p --author #{author}") # want RBN201 from=app.rb:28
  end
end

module Paper
  module_function

  def print_size(size)
    system("p --size #{size}") # want RBN201 from=app.rb:32
  end

  def print_kind(kind)
    system("p --kind #{kind}")
  end
end

module Ink
  extend self

  def print_color(color)
    system("p --color #{color}") # want RBN201 from=app.rb:37
  end
end
