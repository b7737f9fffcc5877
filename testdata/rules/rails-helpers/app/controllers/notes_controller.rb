# frozen_string_literal: true

# The helpers of the views, called elsewhere.
class NotesController < ApplicationController
  def marked
    render html: helpers.raw(params[:text]) # want RBN701
  end

  def viewed
    render html: view_context.raw(params[:text]) # want RBN701
  end

  def cleaned
    render html: helpers.sanitize(params[:text])
  end

  def tagged
    render html: helpers.content_tag(:b, params[:text])
  end
end
