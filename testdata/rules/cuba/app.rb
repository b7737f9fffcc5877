# frozen_string_literal: true

require 'cuba'

Cuba.define do
  on get do
    on 'hello/:name' do |name|
      system("say #{name}") # want RBN201
      res.write 'done'
    end

    on 'search', param('q') do |query|
      system("find #{query}") # want RBN201
      system("find #{req.params['dir']}") # want RBN201
      system("find #{Integer(query)}")
    end

    on 'page', param('q') do |query|
      res.write "<p>#{query}</p>" # want RBN701
      res.write "<p>#{CGI.escapeHTML(query)}</p>"
      res.redirect query # want RBN602
    end

    on root do
      system("find #{env['HTTP_X_NAME']}") # want RBN201
      system("find #{env['SERVER_NAME']}")
    end
  end
end
