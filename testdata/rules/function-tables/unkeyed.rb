require 'sinatra/base'

# What another library fetches without a key is no element of a table.
class Rows < Sinatra::Base
  get '/last' do
    hooks = { a: ->(x) { system(x) } } # want RBN201 from=9
    hooks.fetch.each { |hook| hook.call(params[:x]) }
    hooks.fetch(:a).call('ls')
    hooks.fetch(:a).call(params[:x])
    ''
  end
end
