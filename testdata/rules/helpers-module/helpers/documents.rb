# frozen_string_literal: true

module Documents
  def requested
    params[:name]
  end

  def print_document(name)
    system("p #{name}") # want RBN201 from=5
  end
end

module Themes
  DEFAULT = 'plain'

  def print_theme(theme)
    system("p --theme #{theme}") # want RBN201 from=app.rb:14
  end

  def print_default
    system("p --theme #{DEFAULT}")
  end
end
