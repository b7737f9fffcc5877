# frozen_string_literal: true

require 'sinatra'

# An extension that the application at the top level registers.
module Conditions
  def self.registered(app)
    app.set(:word) do |name|
      condition { params[name].to_s.match?(/\A[a-z]+\z/) }
    end
  end
end

register Conditions

get '/lang', word: :lang do
  `cms #{params[:lang]}`
end

get '/langs' do
  `cms #{params[:lang]}` # want RBN201
end
