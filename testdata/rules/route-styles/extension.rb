# frozen_string_literal: true

require 'sinatra/base'

# Helpers that an extension brings along.
module Naming
  def requested_name
    params[:name]
  end
end

# Declares its routes when an application registers it.
module Extension
  def self.registered(app)
    app.helpers Naming
    app.set :shelf, 'inbox'

    app.before { @title = params[:title] }

    app.get('/extension') { system("p #{requested_name}") } # want RBN201 from=8
    app.get('/extension/title') { system("p #{@title}") } # want RBN201 from=18
    app.get('/extension/constant') { system('p', requested_name) }

    app.helpers do
      def extended
        params[:extended]
      end
    end

    app.post('/extension/helped') { system("p #{extended}") } # want RBN201 from=26
  end

  # A method of the application itself.
  def declare(path)
    get(path) { system("p #{params[:x]}") } # want RBN201
  end
end

class Extended < Sinatra::Base
  register Extension
  declare '/declared'
end

# An extension that applications elsewhere register.
module Elsewhere
  def self.registered(app)
    app.get('/elsewhere') { system("p #{params[:x]}") } # want RBN201 route=GET:/elsewhere
  end
end
