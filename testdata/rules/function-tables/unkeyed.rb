require 'sinatra/base'

# What another library fetches without a key is no element of a table.
class Rows < Sinatra::Base
  get '/last' do
    cursor = connection.exec(params[:sql]) # want RBN404
    row = cursor.fetch
    row.each { |value| value.tidy }
    hooks = { a: ->(x) { system(x) } } # want RBN201 from=11
    hooks.fetch(:a).call('ls')
    hooks.fetch(:a).call(params[:x])
    ''
  end
end
