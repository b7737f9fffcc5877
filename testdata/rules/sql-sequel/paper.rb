# frozen_string_literal: true

# A paper.
class Paper < Sequel::Model
  def self.titled(title)
    where(title: title).first
  end

  def self.about(topic)
    where(Sequel.lit("topic LIKE '#{topic}%'")).all # want RBN404
  end
end
