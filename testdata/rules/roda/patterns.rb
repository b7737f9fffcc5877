# frozen_string_literal: true

require 'roda'

# What the groups of a pattern let through.
class Calendar < Roda
  route do |r|
    r.get 'year', /(\d{4})/ do |year|
      `cal #{year}`
    end

    r.get 'tag', %r{([^/]+)} do |tag|
      `tag #{tag}` # want RBN201
    end
  end
end
