# frozen_string_literal: true

require 'graphql'

module Types
  class Order < Types::BaseEnum
    value 'NAME', value: 'name'
    value 'AGE', value: 'age'
  end

  class Text < Types::BaseScalar
  end

  class QueryType < Types::BaseObject
    field :papers, [String], null: false do
      argument :dir, String, required: true
      argument :limit, Integer, required: false
    end
    field :sorted, [String], null: false do
      argument :order, Types::Order, required: true
      argument :text, Text, required: true
    end
    field :size, Integer, null: false

    def sorted(order:, text:)
      system("sort #{order}")
      system("sort #{text}") # want RBN201
    end

    def papers(dir:, limit: 10)
      File.read(dir) # want RBN301
      `ls #{dir}`.lines.first(limit) # want RBN201
      `ls #{File.join('/srv/papers', dir)}` # want RBN201
      system("head -n #{limit} /srv/papers/list")
      read(dir: dir)
    end

    def size
      system("du -s #{object.path}")
    end

    # What the library asks itself.
    def authorized?(object, context)
      system("check #{object} #{context}")
    end

    private

    def read(dir:)
      File.read(dir) # want RBN301 from=30
    end

    def unused(dir:)
      File.read(dir)
    end
  end
end

module Mutations
  class Rename < BaseMutation
    argument :name, String, required: true
    argument :copies, Int, required: true

    def resolve(name:, to: nil, copies: 1)
      system("lp -n #{copies}")
      system("mv #{name}") # want RBN201
      system("mv #{to}") # want RBN201
      helper(name: 'constant')
    end

    def helper(name:)
      system("mv #{name}")
    end
  end
end

class Search < GraphQL::Schema::Resolver
  def resolve(**args)
    `find #{args[:q]}` # want RBN201
  end
end

class Dns
  def resolve(name:)
    `host #{name}`
  end
end
