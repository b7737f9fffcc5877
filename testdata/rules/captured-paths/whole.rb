# frozen_string_literal: true

require 'sinatra/base'

# A method of the parameters themselves gets all of them but what the path captured.
class Hash
  def on_one_line
    values.join(' ')
  end
end

class Lines < Sinatra::Base
  get %r{/lines/(?<page>\d+)} do
    system("echo #{params.on_one_line}") # want RBN201
  end
end
