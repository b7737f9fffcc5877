# frozen_string_literal: true

# A user.
class User < ActiveRecord::Base
  def self.register(attributes)
    create!(attributes) # want RBN703
  end
end

# A task.
class Task < Sequel::Model(:tasks)
end

# A note.
class Note
  include Mongoid::Document
end

# A build.
class Build
  include DataMapper::Resource
end

# No record.
class Search
  def initialize(options)
    @options = options
  end

  def update(options)
    @options.update(options)
  end
end
