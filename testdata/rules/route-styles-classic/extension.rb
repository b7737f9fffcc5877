# frozen_string_literal: true

require 'sinatra/base'

module Sinatra
  # Extends the classic application.
  module Shelves
    def self.registered(app)
      app.get('/shelves') { system("p #{shelf_name}") } # want RBN201 from=18 route=GET:/shelves
      app.get('/shelves/constant') { system('p', shelf_name) }
    end
  end

  # Helpers of the classic application.
  module ShelfHelpers
    def shelf_name
      # A helper's source is the request's.
      params[:shelf]
    end
  end

  register Shelves
  helpers ShelfHelpers
end
