# frozen_string_literal: true

require 'sinatra/base'
require 'redcarpet'

# A renderer that is told to escape markup.
class App < Sinatra::Base
  MARKS = Redcarpet::Markdown.new(Redcarpet::Render::HTML.new(escape_html: true))

  get('/marks') { MARKS.render(params[:text]) }
  get('/text') { "<p>#{params[:text]}</p>" } # want RBN701
end
