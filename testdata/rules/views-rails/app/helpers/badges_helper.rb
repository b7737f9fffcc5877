# frozen_string_literal: true

module BadgesHelper
  def badge(text)
    "<b>#{text}</b>".html_safe # want RBN701
  end

  def escaped_badge(text)
    "<b>#{ERB::Util.html_escape(text)}</b>".html_safe
  end

  def unused_badge(text)
    "<b>#{text}</b>".html_safe
  end
end
