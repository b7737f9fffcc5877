# frozen_string_literal: true

# What an object has checked of itself holds in the methods that it calls then.
class Print
  attr_reader :name

  def initialize(name)
    @name = name
  end

  def validate!
    raise ArgumentError, 'name' unless @name =~ /\A[a-z]+\z/
  end

  def valid?
    @name.match?(/\A[a-z]+\z/)
  end

  def in_order
    validate!
    print
  end

  def in_order_by_self
    self.validate!
    self.print
  end

  def print
    system("p #{@name}")
  end

  def by_reader
    validate!
    system("p #{name}")
    print_by_reader
  end

  def print_by_reader
    system("p #{name}")
  end

  def by_predicate
    return unless valid?

    print_valid
  end

  def print_valid
    system("p #{@name}")
  end

  # Called behind a check, and for a name that needs none.
  def of_the_request
    validate!
    print_either
  end

  def of_the_program
    print_either
  end

  def print_either
    system("p #{@name}")
  end

  def too_late
    print_late
    validate!
  end

  def print_late
    system("p #{@name}") # want RBN201
  end

  def unless_asked(force)
    validate! unless force
    print_asked
  end

  def print_asked
    system("p #{@name}") # want RBN201
  end

  def renamed(other)
    validate!
    @name = other
    print_renamed
  end

  def print_renamed
    system("p #{@name}") # want RBN201
  end

  def also_unchecked
    validate!
    print_anyway
    again
  end

  def again
    print_anyway_too
  end

  def print_anyway
    system("p #{@name}")
  end

  def print_anyway_too
    system("p #{@name}")
  end
end

# The same of one part of what an object holds.
class Upload
  def initialize(given)
    @given = given
  end

  def check
    raise ArgumentError, 'name' unless @given[:name] =~ /\A[a-z]+\z/
  end

  def store
    check
    write
  end

  def write
    File.write("/srv/#{@given[:name]}", 'x')
    File.write("/srv/#{@given[:folder]}", 'x') # want RBN301
  end

  def store_other
    check
    File.write("/srv/#{@given[:folder]}", 'x') # want RBN301
  end

  def store_again(given)
    check
    @given = given
    write_again
  end

  def write_again
    File.write("/srv/#{@given[:name]}", 'x') # want RBN301
  end

  def store_now
    check
    write_sometimes_checked
  end

  def store_unchecked
    write_sometimes_checked
  end

  def write_sometimes_checked
    File.write("/srv/#{@given[:name]}", 'x') # want RBN301
  end
end

# A class checks what it names its file by; the order is that of the superclass.
class Put
  def initialize(given)
    @given = given
  end

  def validate
    raise ArgumentError, 'data' unless @given.key?(:data)
  end

  def process
    self.validate
    return if exists?

    write
  end

  def exists?
    File.exist?(path)
  end

  def write
    File.write(path, @given[:data]) # want RBN301
  end
end

class PutConfig < Put
  def validate
    super
    raise ArgumentError, 'name' if @given[:name].include?('/')
  end

  def path
    @path ||= File.join('/etc/app', @given[:name])
  end
end

class PutKey < Put
  def path
    '/etc/app/key'
  end
end

# This one forgets to.
class PutLog < Put
  def path
    File.join('/var/log', @given[:name])
  end
end
