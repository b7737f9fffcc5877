# frozen_string_literal: true

# Addresses of pages, for those that are no controllers.
class Routes
  extend Rails.application.routes.url_helpers

  def self.title_path(paper, anchor)
    paper_path(paper, title: paper.title, anchor: anchor)
  end

  def self.raw_path(name)
    "#{name}.html"
  end

  def self.copy_path(name)
    raw_path(name)
  end
end
