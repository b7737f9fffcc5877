# frozen_string_literal: true

# What all records have in common.
class ApplicationRecord < ActiveRecord::Base
  self.abstract_class = true
end

# A paper.
class Paper < ApplicationRecord
  SORTS = %w[title year].freeze

  scope :named, ->(name) { where("name = '#{name}'") } # want RBN404
  scope :called, ->(name) { where('name = ?', name) }

  def self.search(text)
    where("title LIKE '%#{text}%'") # want RBN404
  end

  def self.titled(title)
    where('title = ?', title)
  end

  def self.recent
    where('published > ?', 2020)
  end

  def self.titled_like(title)
    where("title LIKE '#{title}%'") # want RBN404
  end

  def siblings(sort)
    sort = 'title' unless SORTS.include?(sort)
    self.class.where(year: year).order("#{sort} ASC")
  end
end
